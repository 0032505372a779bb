// A hand-written scanner and a recursive-descent parser, one function a level of binding.
#include "searcher/query_language.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "common/analyzer.hpp"
#include "common/date.hpp"
#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

enum class Mark { word, quoted, field, open, close, both, either, without, plus, minus, end };

struct Piece {
  Mark mark = Mark::end;
  std::string text;
  QueryField field = QueryField::person;
  std::size_t begin = 0;
};

struct FieldName {
  std::string_view name;
  QueryField field;
};
constexpr std::array<FieldName, 9> field_names = {{{"person", QueryField::person},
                                                   {"org", QueryField::org},
                                                   {"organisation", QueryField::org},
                                                   {"place", QueryField::place},
                                                   {"source", QueryField::source},
                                                   {"language", QueryField::language},
                                                   {"published", QueryField::published},
                                                   {"mentions", QueryField::mentions},
                                                   {"mentioned", QueryField::mentions}}};

// The sentence, then the query with a caret below the byte `at`; long queries are cut around it.
[[noreturn]] void fail(std::string_view query, std::size_t at, const std::string& sentence) {
  constexpr std::size_t before = 40;
  constexpr std::size_t after = 30;
  const std::size_t begin = at > before ? floor_boundary(query, at - before) : 0;
  const std::size_t end = floor_boundary(query, std::min(query.size(), at + after));
  // A bar at the cut keeps one_line() from dropping the blanks beside it.
  std::string left = one_line(std::string(query.substr(begin, at - begin)) + "|");
  left.pop_back();
  const std::string right = one_line("|" + std::string(query.substr(at, std::max(at, end) - at))).substr(1);
  std::size_t column = 0;
  for (const char c : left) column += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  throw Error(ErrorKind::query, sentence + "\n  " + left + right + "\n  " + std::string(column, ' ') + "^");
}

std::size_t quote_length(std::string_view query, std::size_t at) {
  if (query[at] == '"') return 1;
  const CodePoint point = decode(query, at);
  const bool quote = point.value == 0x201C || point.value == 0x201D || point.value == 0x201E || point.value == 0xAB ||
                     point.value == 0xBB;
  return quote ? point.length : 0;
}

std::optional<QueryField> field_named(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const FieldName& row : field_names) {
    if (row.name == lower) return row.field;
  }
  return std::nullopt;
}

class Scanner {
 public:
  explicit Scanner(std::string_view query) : query_(query) {}

  std::vector<Piece> all() {
    std::vector<Piece> pieces;
    for (;;) {
      pieces.push_back(next());
      if (pieces.back().mark == Mark::end) return pieces;
    }
  }

 private:
  Piece next() {
    skip_blanks();
    Piece piece;
    piece.begin = at_;
    if (at_ >= query_.size()) return piece;
    const char c = query_[at_];
    if (c == '(' || c == ')') {
      piece.mark = c == '(' ? Mark::open : Mark::close;
      ++at_;
    } else if (quote_length(query_, at_) > 0) {
      piece.mark = Mark::quoted;
      piece.text = quoted();
    } else if ((c == '+' || c == '-') && at_ + 1 < query_.size() && starts_operand(at_ + 1)) {
      piece.mark = c == '+' ? Mark::plus : Mark::minus;
      ++at_;
    } else {
      scan_word(piece);
    }
    return piece;
  }

  void skip_blanks() {
    while (at_ < query_.size()) {
      const CodePoint point = decode(query_, at_);
      if (!is_space(point.value)) break;
      at_ += point.length;
    }
  }

  bool starts_operand(std::size_t at) const {
    const CodePoint point = decode(query_, at);
    return point.value == '(' || quote_length(query_, at) > 0 || is_letter(point.value) || is_digit(point.value);
  }

  std::string quoted() {
    const std::size_t begin = at_;
    at_ += quote_length(query_, at_);
    const std::size_t first = at_;
    while (at_ < query_.size()) {
      const std::size_t length = quote_length(query_, at_);
      if (length > 0) {
        std::string inner(query_.substr(first, at_ - first));
        at_ += length;
        return inner;
      }
      at_ += decode(query_, at_).length;
    }
    fail(query_, begin, "the quotation mark is never closed");
  }

  std::string plain_word() {
    const std::size_t begin = at_;
    while (at_ < query_.size()) {
      const CodePoint point = decode(query_, at_);
      if (is_space(point.value) || point.value == '(' || point.value == ')' || quote_length(query_, at_) > 0) break;
      if (point.value == ':' && at_ > begin && field_named(query_.substr(begin, at_ - begin))) break;
      at_ += point.length;
    }
    return std::string(query_.substr(begin, at_ - begin));
  }

  void scan_word(Piece& piece) {
    piece.mark = Mark::word;
    piece.text = plain_word();
    if (at_ < query_.size() && query_[at_] == ':') {
      piece.mark = Mark::field;
      piece.field = *field_named(piece.text);
      ++at_;
      field_value(piece);
    } else if (piece.text == "AND") {
      piece.mark = Mark::both;
    } else if (piece.text == "OR") {
      piece.mark = Mark::either;
    } else if (piece.text == "NOT") {
      piece.mark = Mark::without;
    }
  }

  void field_value(Piece& piece) {
    if (at_ < query_.size() && quote_length(query_, at_) > 0) {
      piece.text = quoted();
    } else {
      const std::size_t begin = at_;
      while (at_ < query_.size()) {
        const CodePoint point = decode(query_, at_);
        if (is_space(point.value) || point.value == '(' || point.value == ')') break;
        at_ += point.length;
      }
      piece.text = query_.substr(begin, at_ - begin);
    }
    if (trim(piece.text).empty()) fail(query_, at_, "a value is missing after the field's colon");
  }

  std::string_view query_;
  std::size_t at_ = 0;
};

QueryPointer make(QueryNode::Kind kind, std::size_t begin) {
  auto node = std::make_unique<QueryNode>();
  node->kind = kind;
  node->begin = begin;
  return node;
}

QueryPointer join(QueryNode::Kind kind, QueryPointer left, QueryPointer right) {
  auto node = make(kind, left->begin);
  node->children.push_back(std::move(left));
  node->children.push_back(std::move(right));
  return node;
}

std::size_t count_tokens(std::string_view text) {
  Tokenizer tokenizer(text);
  std::size_t count = 0;
  for (Token token; tokenizer.next(token);) ++count;
  return count;
}

class Parser {
 public:
  Parser(std::string_view query, std::vector<Piece> pieces) : query_(query), pieces_(std::move(pieces)) {}

  QueryPointer parse() {
    if (peek().mark == Mark::end) return make(QueryNode::Kind::everything, 0);
    QueryPointer tree = alternatives();
    if (peek().mark == Mark::close) fail(query_, peek().begin, "this closing bracket has no opening one");
    return tree;
  }

 private:
  const Piece& peek() const { return pieces_[at_]; }
  const Piece& take() { return pieces_[at_++]; }

  QueryPointer alternatives() {
    QueryPointer left = conjunction();
    while (peek().mark == Mark::either) {
      take();
      left = join(QueryNode::Kind::either, std::move(left), conjunction());
    }
    return left;
  }

  QueryPointer conjunction() {
    QueryPointer left = exclusion();
    while (peek().mark == Mark::both) {
      take();
      left = join(QueryNode::Kind::both, std::move(left), exclusion());
    }
    return left;
  }

  QueryPointer exclusion() {
    QueryPointer left = peek().mark == Mark::without ? make(QueryNode::Kind::everything, peek().begin) : sequence();
    while (peek().mark == Mark::without || (peek().mark == Mark::both && pieces_[at_ + 1].mark == Mark::without)) {
      if (peek().mark == Mark::both) take();  // AND NOT
      take();
      left = join(QueryNode::Kind::without, std::move(left), sequence());
    }
    return left;
  }

  // Operands side by side. +x and -x among them bind the whole run.
  QueryPointer sequence() {
    const std::size_t begin = peek().begin;
    const std::size_t first = at_;
    QueryPointer words = make(QueryNode::Kind::words, begin);
    std::vector<QueryPointer> required;
    std::vector<QueryPointer> excluded;
    for (;;) {
      const Mark mark = peek().mark;
      if (mark == Mark::plus || mark == Mark::minus) {
        take();
        (mark == Mark::plus ? required : excluded).push_back(operand());
      } else if (mark == Mark::word || mark == Mark::quoted || mark == Mark::field || mark == Mark::open) {
        if (QueryPointer item = operand()) words->children.push_back(std::move(item));
      } else {
        break;
      }
    }
    if (at_ == first) missing_operand();
    return combine(std::move(words), std::move(required), std::move(excluded));
  }

  [[noreturn]] void missing_operand() {
    const Piece& piece = peek();
    if (piece.mark == Mark::close) fail(query_, piece.begin, "there is nothing before this closing bracket");
    if (piece.mark == Mark::end) fail(query_, query_.size(), "something is missing at the end of the query");
    fail(query_, piece.begin, "there is nothing before this operator");
  }

  // Takes the fields out of a run of words, in their order.
  static std::vector<QueryPointer> take_fields(QueryNode& words) {
    const auto is_word = [](const QueryPointer& child) { return child->kind != QueryNode::Kind::field; };
    const auto first = std::stable_partition(words.children.begin(), words.children.end(), is_word);
    std::vector<QueryPointer> fields(std::make_move_iterator(first), std::make_move_iterator(words.children.end()));
    words.children.erase(first, words.children.end());
    return fields;
  }

  static QueryPointer restricted(QueryPointer tree, std::vector<QueryPointer> fields) {
    QueryPointer run = make(QueryNode::Kind::words, tree->begin);
    run->children.push_back(std::move(tree));
    std::move(fields.begin(), fields.end(), std::back_inserter(run->children));
    return run;
  }

  static QueryPointer combine(QueryPointer words, std::vector<QueryPointer> required,
                              std::vector<QueryPointer> excluded) {
    QueryPointer tree;
    for (QueryPointer& item : required) {
      if (!item) continue;
      tree = tree ? join(QueryNode::Kind::both, std::move(tree), std::move(item)) : std::move(item);
    }
    if (!tree) {
      tree = words->children.size() == 1 ? std::move(words->children.front()) : std::move(words);
      if (tree->kind == QueryNode::Kind::words && tree->children.empty()) tree->kind = QueryNode::Kind::everything;
    } else {
      std::vector<QueryPointer> fields = take_fields(*words);
      // Words beside required ones only rank: the articles must match what is required, either way.
      if (!words->children.empty()) tree = join(QueryNode::Kind::preferring, std::move(tree), std::move(words));
      if (!fields.empty()) tree = restricted(std::move(tree), std::move(fields));
    }
    for (QueryPointer& item : excluded) {
      if (item) tree = join(QueryNode::Kind::without, std::move(tree), std::move(item));
    }
    return tree;
  }

  // One operand; nullptr for a word without a letter or digit in it ("-", "&"), which says nothing.
  QueryPointer operand() {
    const Piece& piece = take();
    switch (piece.mark) {
      case Mark::open: return bracket(piece);
      case Mark::field: return field(piece);
      case Mark::quoted:
      case Mark::word: return words_of(piece);
      default: fail(query_, piece.begin, "a word or a bracket is missing here");
    }
  }

  QueryPointer bracket(const Piece& open) {
    if (++depth_ > query_depth_limit) {
      fail(query_, open.begin, "brackets are nested more than " + std::to_string(query_depth_limit) + " deep here");
    }
    QueryPointer inner = alternatives();
    if (peek().mark != Mark::close) fail(query_, open.begin, "this bracket is never closed");
    take();
    --depth_;
    return inner;
  }

  QueryPointer field(const Piece& piece) {
    count(1, piece.begin);
    if ((piece.field == QueryField::published || piece.field == QueryField::mentions) && !parse_interval(piece.text)) {
      fail(query_, piece.begin,
           "\"" + one_line(piece.text, 40) +
               "\" is no day: write 2017, 2017-04, 2017-04-09 or two of them with .. between");
    }
    QueryPointer node = make(QueryNode::Kind::field, piece.begin);
    node->field = piece.field;
    node->text = piece.text;
    return node;
  }

  QueryPointer words_of(const Piece& piece) {
    if (piece.mark == Mark::word && piece.text == "*") {
      count(1, piece.begin);
      return make(QueryNode::Kind::everything, piece.begin);
    }
    const std::size_t tokens = count_tokens(piece.text);
    count(tokens, piece.begin);
    if (tokens == 0) return nullptr;
    // A plain word of several tokens ("near-copies", "AT&T") means them in this order, as it was printed.
    QueryPointer node = make(tokens > 1 ? QueryNode::Kind::phrase : QueryNode::Kind::word, piece.begin);
    node->text = piece.text;
    return node;
  }

  void count(std::size_t words, std::size_t at) {
    words_ += words;
    if (words_ > query_word_limit) {
      fail(query_, at, "the query has more than " + std::to_string(query_word_limit) + " words from here on");
    }
  }

  std::string_view query_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

std::string words_only(std::string_view text) {
  std::string query;
  std::size_t words = 0;
  Tokenizer tokenizer(text);
  for (Token token; words < query_word_limit && tokenizer.next(token); ++words) {
    if (query.size() + token.form.size() + 1 > query_byte_limit) break;
    if (!query.empty()) query += ' ';
    query += token.form;
  }
  return query;
}

QueryPointer parse_query(std::string_view query) {
  if (query.size() > query_byte_limit) {
    throw Error(ErrorKind::query, "the query has " + std::to_string(query.size()) + " bytes; at most " +
                                      std::to_string(query_byte_limit) + " are read");
  }
  std::string repaired(query);
  repair_utf8(repaired);
  return Parser(repaired, Scanner(repaired).all()).parse();
}

}  // namespace dateline
