// A recursive-descent parser over the scanner's pieces, one function a level of binding.
#include "searcher/query_language.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "common/analyzer.hpp"
#include "common/date.hpp"
#include "common/error.hpp"
#include "common/text.hpp"
#include "searcher/day_span.hpp"
#include "searcher/query_scanner.hpp"

namespace dateline {
namespace {

using Mark = QueryPiece::Mark;
using Kind = QueryNode::Kind;

constexpr std::size_t letters_before_wildcard = 2;

QueryPointer make(Kind kind, std::size_t begin) {
  auto node = std::make_unique<QueryNode>();
  node->kind = kind;
  node->begin = begin;
  return node;
}

// Either of them may be missing.
QueryPointer join(Kind kind, QueryPointer left, QueryPointer right) {
  if (!left) return right;
  if (!right) return left;
  auto node = make(kind, left->begin);
  node->children.push_back(std::move(left));
  node->children.push_back(std::move(right));
  return node;
}

QueryPointer copy(const QueryNode& node) {
  auto made = make(node.kind, node.begin);
  made->text = node.text;
  made->exact = node.exact;
  made->capitals = node.capitals;
  made->zone = node.zone;
  made->proximity = node.proximity;
  made->times = node.times;
  made->field = node.field;
  for (const QueryPointer& child : node.children) made->children.push_back(copy(*child));
  return made;
}

std::size_t count_tokens(std::string_view text) {
  Tokenizer tokenizer(text);
  std::size_t count = 0;
  for (Token token; tokenizer.next(token);) ++count;
  return count;
}

bool is_leaf(Kind kind) { return kind == Kind::word || kind == Kind::phrase || kind == Kind::wildcard; }

// What a word with * or ? in it is.
enum class Pattern { none, good, too_short, leading };

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_letter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9');
}

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// A question mark is a wildcard between letters only: at the end of a word it is one of the text.
Pattern pattern_of(std::string_view word) {
  if (word.find_first_of("*?") == std::string_view::npos) return Pattern::none;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool star = word[i] == '*' && word.find_first_not_of('*') != std::string_view::npos;
    const bool mark = word[i] == '?' && i + 1 < word.size() && is_word_byte(word[i + 1]) && i > 0;
    if (star || mark) {
      if (letters == 0) return Pattern::leading;
      return letters < letters_before_wildcard ? Pattern::too_short : Pattern::good;
    }
    letters += is_word_byte(word[i]) && begins_character(word[i]) ? 1 : 0;
  }
  return Pattern::none;
}

// The word with wildcards in `word`, as its forms are indexed: without the punctuation around it and with straight
// apostrophes. Empty when it is several words ("near-cop*").
std::string pattern_text(std::string_view word) {
  const auto inside = [](char c) { return is_word_byte(c) || c == '*'; };
  const auto first = std::find_if(word.begin(), word.end(), inside);
  const auto last = std::find_if(word.rbegin(), word.rend(), inside).base();
  std::string text;
  std::string letters;  // with a letter for each wildcard
  for (auto it = first; it < last; ++it) {
    text += *it;
    letters += *it == '*' || *it == '?' ? 'x' : *it;
  }
  Tokenizer tokenizer(letters);
  Token token;
  const bool whole = tokenizer.next(token) && token.begin == 0 && token.end == letters.size();
  // The dots of "U.S." and the commas of "1,000" are not indexed.
  return whole && text.find_first_of(".,") == std::string::npos ? text : std::string();
}

class Parser {
 public:
  Parser(std::string_view query, std::vector<QueryPiece> pieces, QueryTroubles& troubles)
      : query_(query), pieces_(std::move(pieces)), troubles_(troubles) {}

  QueryPointer parse() {
    QueryPointer tree;
    for (;;) {
      tree = join(Kind::words, std::move(tree), peek().mark == Mark::end ? nullptr : alternatives());
      if (peek().mark != Mark::close) break;
      ignore(take(), "this closing bracket has no opening one", "a closing bracket without a partner");
    }
    return tree ? std::move(tree) : make(Kind::everything, 0);
  }

 private:
  const QueryPiece& peek() const { return pieces_[at_]; }
  const QueryPiece& take() { return pieces_[at_++]; }
  void ignore(const QueryPiece& piece, const std::string& strict_sentence, const std::string& ignored) {
    troubles_.ignore(piece.begin, strict_sentence, ignored);
  }
  std::string printed(const QueryPiece& piece) const {
    return "\"" + one_line(query_.substr(piece.begin, piece.end - piece.begin), 40) + "\"";
  }

  QueryPointer alternatives() {
    QueryPointer left = conjunction();
    while (peek().mark == Mark::either) {
      const QueryPiece& sign = take();
      left = joined(Kind::either, std::move(left), sign, conjunction());
    }
    return left;
  }

  QueryPointer conjunction() {
    QueryPointer left = exclusion();
    while (peek().mark == Mark::both) {
      const QueryPiece& sign = take();
      left = joined(Kind::both, std::move(left), sign, exclusion());
    }
    return left;
  }

  QueryPointer exclusion() {
    QueryPointer left = peek().mark == Mark::without ? make(Kind::everything, peek().begin) : sequence();
    while (peek().mark == Mark::without || (peek().mark == Mark::both && pieces_[at_ + 1].mark == Mark::without)) {
      if (peek().mark == Mark::both) take();  // AND NOT
      const QueryPiece& sign = take();
      if (!left) left = make(Kind::everything, sign.begin);
      QueryPointer right = sequence();
      if (!right) lacks_operand(sign);
      left = join(Kind::without, std::move(left), std::move(right));
    }
    return left;
  }

  // Two operands of a sign; a missing one leaves the other.
  QueryPointer joined(Kind kind, QueryPointer left, const QueryPiece& sign, QueryPointer right) {
    if (!left || !right) lacks_operand(sign);
    return join(kind, std::move(left), std::move(right));
  }

  void lacks_operand(const QueryPiece& sign) {
    ignore(sign, printed(sign) + " lacks something to join", printed(sign) + ", which joins nothing");
  }

  static bool begins_operand(Mark mark) {
    switch (mark) {
      case Mark::word:
      case Mark::quoted:
      case Mark::field:
      case Mark::zone:
      case Mark::at_least:
      case Mark::capitals:
      case Mark::open: return true;
      default: return false;
    }
  }

  // Operands side by side; nullptr when there is none. +x and -x among them bind the whole run.
  QueryPointer sequence() {
    const std::size_t begin = peek().begin;
    std::vector<QueryPointer> words;
    std::vector<QueryPointer> required;
    std::vector<QueryPointer> excluded;
    for (;;) {
      const Mark mark = peek().mark;
      if (mark == Mark::plus || mark == Mark::minus) {
        take();
        (mark == Mark::plus ? required : excluded).push_back(proximity(Proximity::Within::paragraph));
      } else if (begins_operand(mark)) {
        if (QueryPointer item = proximity(Proximity::Within::paragraph)) words.push_back(std::move(item));
      } else if (mark == Mark::near) {
        lacks_operand(take());
      } else {
        break;
      }
    }
    if (words.size() == 1 && required.empty() && excluded.empty()) return std::move(words.front());
    QueryPointer run = make(Kind::words, begin);
    run->children = std::move(words);
    return combine(std::move(run), std::move(required), std::move(excluded));
  }

  // Takes the fields out of a run of words, in their order.
  static std::vector<QueryPointer> take_fields(QueryNode& words) {
    const auto is_word = [](const QueryPointer& child) { return child->kind != Kind::field; };
    const auto first = std::stable_partition(words.children.begin(), words.children.end(), is_word);
    std::vector<QueryPointer> fields(std::make_move_iterator(first), std::make_move_iterator(words.children.end()));
    words.children.erase(first, words.children.end());
    return fields;
  }

  static QueryPointer restricted(QueryPointer tree, std::vector<QueryPointer> fields) {
    QueryPointer run = make(Kind::words, tree->begin);
    run->children.push_back(std::move(tree));
    std::move(fields.begin(), fields.end(), std::back_inserter(run->children));
    return run;
  }

  static QueryPointer combine(QueryPointer words, std::vector<QueryPointer> required,
                              std::vector<QueryPointer> excluded) {
    QueryPointer tree;
    for (QueryPointer& item : required) tree = join(Kind::both, std::move(tree), std::move(item));
    if (!tree) {
      if (words->children.size() == 1) {
        tree = std::move(words->children.front());
      } else if (!words->children.empty()) {
        tree = std::move(words);
      }
    } else {
      std::vector<QueryPointer> fields = take_fields(*words);
      // Words beside required ones only rank: the articles must match what is required, either way.
      if (!words->children.empty()) tree = join(Kind::preferring, std::move(tree), std::move(words));
      if (!fields.empty()) tree = restricted(std::move(tree), std::move(fields));
    }
    for (QueryPointer& item : excluded) {
      if (!item) continue;
      if (!tree) tree = make(Kind::everything, item->begin);
      tree = join(Kind::without, std::move(tree), std::move(item));
    }
    return tree;
  }

  // Operands held together, nearest first: w/n and pre/n bind before /s, /s before /p.
  QueryPointer proximity(Proximity::Within level) {
    const auto inner = [&] {
      if (level == Proximity::Within::words) return operand();
      return proximity(level == Proximity::Within::paragraph ? Proximity::Within::sentence : Proximity::Within::words);
    };
    QueryPointer left = inner();
    while (peek().mark == Mark::near && peek().proximity.within == level) {
      const QueryPiece& sign = take();
      QueryPointer right = begins_operand(peek().mark) ? inner() : nullptr;
      if (!left || !right) {
        lacks_operand(sign);
        left = join(Kind::words, std::move(left), std::move(right));
      } else {
        left = near(std::move(left), sign, std::move(right));
      }
    }
    return left;
  }

  // An AND among the operands is drawn out: a w/5 (b AND c) is (a w/5 b) AND (a w/5 c).
  QueryPointer near(QueryPointer left, const QueryPiece& sign, QueryPointer right) {
    const bool splits_left = left->kind == Kind::both;
    const bool splits_right = right->kind == Kind::both && !sign.proximity.negated;
    if (splits_left || splits_right) {
      QueryNode& split = splits_left ? *left : *right;
      QueryPointer other = splits_left ? copy(*right) : copy(*left);
      count(count_leaves(*other), sign.begin);
      QueryPointer first = std::move(split.children[0]);
      QueryPointer second = std::move(split.children[1]);
      if (splits_left) {
        return join(Kind::both, near(std::move(first), sign, std::move(other)),
                    near(std::move(second), sign, std::move(right)));
      }
      return join(Kind::both, near(std::move(left), sign, std::move(first)),
                  near(std::move(other), sign, std::move(second)));
    }
    if (!is_positional(*left) || !is_positional(*right)) {
      fail_query(query_, sign.begin,
                 "beside " + printed(sign) + " only words, phrases, OR-groups and their like can stand");
    }
    QueryPointer node = join(Kind::near, std::move(left), std::move(right));
    node->proximity = sign.proximity;
    return node;
  }

  static std::size_t count_leaves(const QueryNode& node) {
    std::size_t count = node.children.empty() ? 1 : 0;
    for (const QueryPointer& child : node.children) count += count_leaves(*child);
    return count;
  }

  // One operand; nullptr for a word without a letter or digit in it ("-", "&"), which says nothing.
  QueryPointer operand() {
    const QueryPiece& piece = take();
    switch (piece.mark) {
      case Mark::open: return bracket(piece);
      case Mark::field: return field(piece);
      case Mark::zone: return zone(piece);
      case Mark::at_least: return at_least(piece);
      case Mark::capitals: return capitals(piece);
      case Mark::quoted:
      case Mark::word: return words_of(piece);
      default: --at_; return nullptr;
    }
  }

  QueryPointer bracket(const QueryPiece& open) {
    if (++depth_ > query_depth_limit) {
      fail_query(query_, open.begin,
                 "brackets are nested more than " + std::to_string(query_depth_limit) + " deep here");
    }
    QueryPointer inner = alternatives();
    if (!inner) ignore(open, "there is nothing in these brackets", "empty brackets");
    if (peek().mark == Mark::close) {
      take();
    } else {
      ignore(open, "this bracket is never closed", "an opening bracket without a partner");
    }
    --depth_;
    return inner;
  }

  // The bracket after atleastN and caps, which the scanner has seen.
  QueryPointer function_operand(const QueryPiece& piece) {
    QueryPointer inner = bracket(take());
    if (inner && !is_positional(*inner)) {
      fail_query(query_, piece.begin, "in the brackets only words, phrases, OR-groups and their like can stand");
    }
    return inner;
  }

  QueryPointer at_least(const QueryPiece& piece) {
    QueryPointer inner = function_operand(piece);
    if (!inner) return nullptr;
    QueryPointer node = make(Kind::at_least, piece.begin);
    node->times = piece.times;
    node->children.push_back(std::move(inner));
    return node;
  }

  QueryPointer capitals(const QueryPiece& piece) {
    QueryPointer inner = function_operand(piece);
    if (inner) for_each_leaf(*inner, [](QueryNode& leaf) { leaf.capitals = true; });
    return inner;
  }

  QueryPointer zone(const QueryPiece& piece) {
    if (!begins_operand(peek().mark) || peek().begin != piece.end) {
      ignore(piece, "something is missing after the colon", printed(piece) + ", which has nothing after it");
      return nullptr;
    }
    QueryPointer inner = operand();
    if (!inner) return nullptr;
    for_each_leaf(*inner, [&](QueryNode& leaf) {
      if (leaf.kind == Kind::everything)
        fail_query(query_, piece.begin, "* cannot be looked for in one part of articles");
      leaf.zone = piece.zone;
    });
    return inner;
  }

  template <typename Visit>
  static void for_each_leaf(QueryNode& node, const Visit& visit) {
    if (is_leaf(node.kind) || node.kind == Kind::everything) visit(node);
    for (const QueryPointer& child : node.children) for_each_leaf(*child, visit);
  }

  QueryPointer field(const QueryPiece& piece) {
    if (trim(piece.text).empty()) {
      ignore(piece, "a value is missing after the field's colon", printed(piece) + ", which has no value");
      return nullptr;
    }
    count(1, piece.begin);
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    const bool day = piece.field == QueryField::published || piece.field == QueryField::mentions;
    if (day && !parse_day_span(piece.text, *make_day(2000, 1, 1))) {
      fail_query(query_, piece.begin,
                 "\"" + one_line(piece.text, 40) +
                     "\" is no day: write 2017, 2017-04, 2017-04-09, two of them with .. between, or <30d");
    }
    if (piece.field == QueryField::length && !parse_length(piece.text, least, most)) {
      fail_query(query_, piece.begin,
                 "\"" + one_line(piece.text, 40) + "\" is no length: write >500, <200 or 200..500");
    }
    QueryPointer node = make(Kind::field, piece.begin);
    node->field = piece.field;
    node->text = piece.text;
    return node;
  }

  QueryPointer words_of(const QueryPiece& piece) {
    if (piece.mark == Mark::word && piece.text == "*") {
      count(1, piece.begin);
      return make(Kind::everything, piece.begin);
    }
    const Pattern pattern = piece.mark == Mark::word ? pattern_of(piece.text) : Pattern::none;
    if (pattern != Pattern::none) return wildcard(piece, pattern);
    const std::size_t tokens = count_tokens(piece.text);
    count(tokens, piece.begin);
    if (tokens == 0) return nullptr;
    // A plain word of several tokens ("near-copies", "AT&T") means them in this order, as it was printed.
    const bool exact = piece.mark == Mark::quoted;
    QueryPointer node = make(tokens > 1 || exact ? Kind::phrase : Kind::word, piece.begin);
    node->exact = exact;
    node->text = piece.text;
    return node;
  }

  QueryPointer wildcard(const QueryPiece& piece, Pattern pattern) {
    if (pattern != Pattern::good) {
      fail_query(query_, piece.begin,
                 "a word with * or ? begins with at least " + std::to_string(letters_before_wildcard) + " letters");
    }
    const std::string text = pattern_text(piece.text);
    if (text.empty()) {
      fail_query(query_, piece.begin,
                 "* and ? can stand in a single word only, of letters and digits: this is more than one");
    }
    count(1, piece.begin);
    QueryPointer node = make(Kind::wildcard, piece.begin);
    node->text = text;
    return node;
  }

  void count(std::size_t words, std::size_t at) {
    words_ += words;
    if (words_ > query_word_limit) {
      fail_query(query_, at, "the query has more than " + std::to_string(query_word_limit) + " words from here on");
    }
  }

  std::string_view query_;
  std::vector<QueryPiece> pieces_;
  QueryTroubles& troubles_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t words_ = 0;
};

}  // namespace

bool is_positional(const QueryNode& node) {
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::wildcard:
    case Kind::near: return true;
    case Kind::words:
    case Kind::either:
      return std::all_of(node.children.begin(), node.children.end(),
                         [](const QueryPointer& child) { return is_positional(*child); });
    default: return false;
  }
}

bool parse_length(std::string_view text, std::uint32_t& least, std::uint32_t& most) {
  const auto number = [](std::string_view digits, std::uint32_t& value) {
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && stop == digits.data() + digits.size();
  };
  least = 0;
  most = UINT32_MAX;
  if (text.starts_with('>')) {
    if (!number(text.substr(1), least) || least == UINT32_MAX) return false;
    ++least;
    return true;
  }
  if (text.starts_with('<')) {
    if (!number(text.substr(1), most) || most == 0) return false;
    --most;
    return true;
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return number(text, least) && number(text, most);
  return number(text.substr(0, dots), least) && number(text.substr(dots + 2), most) && least <= most;
}

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

ParsedQuery parse_query(std::string_view query, bool strict) {
  if (query.size() > query_byte_limit) {
    throw Error(ErrorKind::query, "the query has " + std::to_string(query.size()) + " bytes; at most " +
                                      std::to_string(query_byte_limit) + " are read");
  }
  std::string repaired(query);
  repair_utf8(repaired);
  QueryTroubles troubles(repaired, strict);
  ParsedQuery parsed;
  parsed.tree = Parser(repaired, scan_query(repaired, troubles), troubles).parse();
  parsed.notes = troubles.take_notes();
  return parsed;
}

}  // namespace dateline
