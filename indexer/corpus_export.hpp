// Sinks that print: articles as JSON lines, and the names and dates in them.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "indexer/account.hpp"

namespace dateline {

class TagModel;

// The article as one JSON object, in the form of JSON lines, without a line end; fields it does not have are left out.
std::string article_json(const Article& article);

// Writes article_json and a line end for each article.
class Converter : public RecordAccount {
 public:
  Converter(const IndexingOptions& options, RejectFile* rejects, std::ostream& out)
      : RecordAccount(options, rejects), out_(out) {}

 private:
  std::variant<Change, Rejection> take(Article& article) override;
  std::ostream& out_;
};

// Writes one line for each name and date, by field and position.
class Annotator : public RecordAccount {
 public:
  // Throws Error when the options' model of names cannot be read.
  Annotator(const IndexingOptions& options, RejectFile* rejects, std::ostream& out);

 private:
  std::variant<Change, Rejection> take(Article& article) override;
  std::shared_ptr<const TagModel> names_model_;
  std::ostream& out_;
};

// Throws Error (io) when what was written to `out` did not get there.
void check_output(const std::ostream& out);

}  // namespace dateline
