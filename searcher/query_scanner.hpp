// Cuts a query into words, quotes, connectors, fields and brackets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/query_language.hpp"

namespace dateline {

// A piece of a query.
struct QueryPiece {
  enum class Mark {
    word,
    quoted,
    field,
    zone,
    at_least,
    capitals,
    near,
    open,
    close,
    both,
    either,
    without,
    plus,
    minus,
    end
  };
  Mark mark = Mark::end;
  std::string text;  // of words and quotes, and of a field's value
  QueryField field = QueryField::person;
  Zone zone = Zone::anywhere;
  Proximity proximity;
  unsigned times = 1;
  std::size_t begin = 0;  // bytes of the query
  std::size_t end = 0;
};

// The sentence, then the query with a caret below the byte `at`; long queries are cut around it.
[[noreturn]] void fail_query(std::string_view query, std::size_t at, const std::string& sentence);

// What could not be read as it stands: an error when strict, else a note.
class QueryTroubles {
 public:
  QueryTroubles(std::string_view query, bool strict) : query_(query), strict_(strict) {}
  // strict_sentence: of the error; `ignored`: what the note says was left out.
  void ignore(std::size_t at, const std::string& strict_sentence, const std::string& ignored);
  std::vector<std::string> take_notes() { return std::move(notes_); }

 private:
  std::string_view query_;
  bool strict_;
  std::vector<std::string> notes_;
};

// query: valid UTF-8. The last piece is an end.
std::vector<QueryPiece> scan_query(std::string_view query, QueryTroubles& troubles);

}  // namespace dateline
