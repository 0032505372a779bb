// Writer and reader walk over the same words.
#include "common/name_places.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "common/byte_codec.hpp"
#include "common/packed_columns.hpp"

namespace dateline {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool begins_name(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}
std::size_t word_begin(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_word(text[at])) ++at;
  return at;
}

// The stretches of headline and body whose names are a passage's: from the end of the passage before to its own.
struct PassageText {
  std::array<std::string_view, 2> fields;  // whole
  std::array<Range, 2> ranges;

  PassageText(const Article& article, std::span<const StoredPassage> passages, std::size_t ordinal)
      : fields{article.headline, article.body}, ranges{passages[ordinal].headline, passages[ordinal].body} {
    const std::array<std::size_t, 2> before =
        ordinal == 0 ? std::array<std::size_t, 2>{}
                     : std::array<std::size_t, 2>{passages[ordinal - 1].headline.end, passages[ordinal - 1].body.end};
    for (std::size_t field = 0; field < ranges.size(); ++field) {
      ranges[field].end = std::max(std::min(ranges[field].end, fields[field].size()), before[field]);
      ranges[field].begin = before[field];
    }
  }
};

// Goes from one capitalised word of a passage to the next.
class Words {
 public:
  explicit Words(const PassageText& text) : text_(&text), at_(text.ranges[0].begin) {}

  // The next one that begins where this stands or behind it; nullopt when there is none.
  std::optional<PlacedName> next() {
    for (; field_ < text_->fields.size(); enter(field_ + 1)) {
      const std::string_view text = text_->fields[field_];
      for (at_ = word_begin(text, at_); at_ < std::min(text_->ranges[field_].end, text.size());
           at_ = word_begin(text, at_)) {
        const std::size_t begin = at_;
        at_ = word_end(text, at_);
        if (begins_name(text[begin])) return PlacedName{static_cast<Field>(field_), {begin, at_}, 0};
      }
    }
    return std::nullopt;
  }
  // Goes on behind a name.
  void pass(const PlacedName& name) {
    enter(static_cast<std::size_t>(name.field));
    at_ = name.range.end;
  }
  std::string_view field_text(Field field) const { return text_->fields[static_cast<std::size_t>(field)]; }

 private:
  void enter(std::size_t field) {
    field_ = field;
    if (field_ < text_->fields.size()) at_ = text_->ranges[field_].begin;
  }
  const PassageText* text_;
  std::size_t field_ = 0;
  std::size_t at_;
};

// The forms in which a passage's names are looked for, the longest first.
class Forms {
 public:
  explicit Forms(std::span<const PassageName> names) {
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      add(names[i].text, i);
      const std::size_t blank = names[i].text.rfind(' ');
      if (names[i].type == EntityType::person && blank != std::string_view::npos) {
        add(names[i].text.substr(blank + 1), i);
      }
    }
    std::sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
      if (a.text.size() != b.text.size()) return a.text.size() > b.text.size();
      return a.text != b.text ? a.text < b.text : a.name < b.name;
    });
  }

  // A form that was met: "U.S." stands for the same name when it comes again. One of the same text gives way.
  void learn(std::string_view text, std::uint32_t name) {
    constexpr std::size_t most_forms = 64;
    if (text.empty() || forms_.size() >= most_forms) return;
    const auto at =
        std::find_if(forms_.begin(), forms_.end(), [&](const Form& form) { return form.text.size() <= text.size(); });
    forms_.insert(at, {text, name});
  }

  // The first place from where `words` stands at which one of them is.
  std::optional<PlacedName> next(Words words) const {
    while (auto word = words.next()) {
      const std::string_view text = words.field_text(word->field);
      for (const Form& form : forms_) {
        const std::size_t end = end_in(text, word->range.begin, form.text);
        if (end == 0) continue;
        word->range.end = end;
        word->name = form.name;
        return word;
      }
    }
    return std::nullopt;
  }

 private:
  struct Form {
    std::string_view text;
    std::uint32_t name;
  };
  void add(std::string_view text, std::uint32_t name) {
    if (!text.empty()) forms_.push_back({text, name});
  }
  // The end of `form` at `at`, where a blank of it may be one or a few of any kind; 0 when it is not there as a whole.
  static std::size_t end_in(std::string_view text, std::size_t at, std::string_view form) {
    constexpr std::size_t most_blanks = 8;
    const auto is_blank = [](char c) { return c == ' ' || (c >= 9 && c <= 13); };
    for (const char c : form) {
      if (c != ' ') {
        if (at >= text.size() || text[at] != c) return 0;
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < text.size() && at - begin < most_blanks && is_blank(text[at])) ++at;
      if (at == begin) return 0;
    }
    return at < text.size() && is_word(text[at]) && is_word(form.back()) ? 0 : at;
  }
  std::vector<Form> forms_;
};

// How many capitalised words lead to the name, itself included; 0 when none does.
std::uint32_t skips_to(Words words, const PlacedName& name) {
  for (std::uint32_t skip = 1;; ++skip) {
    const auto word = words.next();
    if (!word || word->field > name.field) return 0;
    if (word->field < name.field || word->range.begin < name.range.begin) continue;
    return word->range.begin == name.range.begin ? skip : 0;
  }
}

// Twice the words of the name, and 1 for a full stop; 0 when it ends within a word or behind another mark.
std::uint32_t length_of(std::string_view text, const Range& range) {
  std::uint32_t words = 1;
  std::size_t at = word_end(text, range.begin);
  while (at < range.end) {
    const std::size_t begin = word_begin(text, at);
    if (begin >= range.end) break;
    at = word_end(text, begin);
    ++words;
  }
  if (at == range.end) return words * 2;
  return at + 1 == range.end && text[at] == '.' ? words * 2 + 1 : 0;
}

std::size_t end_of(std::string_view text, std::size_t begin, std::uint32_t length) {
  std::size_t at = word_end(text, begin);
  for (std::uint32_t word = 1; word < length / 2; ++word) {
    if (at >= text.size()) ByteReader::damaged();
    at = word_end(text, word_begin(text, at));
  }
  return at + length % 2;
}

constexpr std::uint32_t foreseen = 0;
constexpr std::uint32_t exceptional = 1;

}  // namespace

void append_places(NamePlaces& all, const Article& article, std::span<const StoredPassage> passages,
                   std::size_t ordinal, std::span<const PassageName> names, std::span<const PlacedName> places) {
  all.counts.push_back(static_cast<std::uint32_t>(places.size()));
  if (places.empty()) return;
  const PassageText text(article, passages, ordinal);
  Forms forms(names);
  Words words(text);
  for (const PlacedName& place : places) {
    const bool expected = forms.next(words) == place;
    const std::uint32_t length = expected ? 0 : length_of(words.field_text(place.field), place.range);
    const std::uint32_t skips = length == 0 ? 0 : skips_to(words, place);
    all.steps.push_back(expected ? foreseen : skips == 0 ? exceptional : skips + 1);
    if (!expected) all.names.push_back(place.name);
    if (skips > 0) {
      all.lengths.push_back(length);
      forms.learn(words.field_text(place.field).substr(place.range.begin, place.range.size()), place.name);
    } else if (!expected) {
      all.exceptions.push_back(
          static_cast<std::uint32_t>(place.range.begin * 2 + static_cast<std::size_t>(place.field)));
      all.exceptions.push_back(static_cast<std::uint32_t>(place.range.size()));
    }
    words.pass(place);
  }
}

namespace {

// Reads the columns of places one after the other.
class PlaceReader {
 public:
  // From the first place of passage `row` on.
  PlaceReader(const NamePlaces& all, std::size_t row)
      : all_(all), place_(std::accumulate(all.counts.begin(), at(all.counts, row), std::size_t{0})) {
    const auto count = [&](std::uint32_t step) {
      return static_cast<std::size_t>(std::count(all.steps.begin(), at(all.steps, place_), step));
    };
    exception_ = count(exceptional);
    name_ = place_ - count(foreseen);
    length_ = name_ - exception_;
  }

  PlacedName next(const Words& words, Forms& forms) {
    const std::uint32_t step = all_.steps[place_++];
    if (step == foreseen) return known(forms.next(words));
    PlacedName place = step == exceptional ? exception() : by_words(words, step - 1);
    place.name = all_.names[name_++];
    const std::string_view text = words.field_text(place.field);
    if (place.range.end > text.size()) ByteReader::damaged();
    if (step != exceptional) forms.learn(text.substr(place.range.begin, place.range.size()), place.name);
    return place;
  }

 private:
  static std::vector<std::uint32_t>::const_iterator at(const std::vector<std::uint32_t>& column, std::size_t i) {
    return column.begin() + static_cast<std::ptrdiff_t>(i);
  }
  static PlacedName known(const std::optional<PlacedName>& place) {
    if (!place) ByteReader::damaged();
    return *place;
  }
  PlacedName exception() {
    const std::uint32_t where = all_.exceptions[2 * exception_];
    const std::size_t begin = where / 2;
    return {static_cast<Field>(where % 2), {begin, begin + all_.exceptions[2 * exception_++ + 1]}, 0};
  }
  PlacedName by_words(Words words, std::uint32_t skips) {
    std::optional<PlacedName> word;
    for (std::uint32_t skip = 0; skip < skips && (skip == 0 || word); ++skip) word = words.next();
    PlacedName place = known(word);
    place.range.end = end_of(words.field_text(place.field), place.range.begin, all_.lengths[length_++]);
    return place;
  }

  const NamePlaces& all_;
  std::size_t place_;
  std::size_t exception_;
  std::size_t name_;
  std::size_t length_;
};

}  // namespace

std::vector<PlacedName> places_of(const NamePlaces& all, std::size_t row, const StoredArticle& stored,
                                  std::size_t ordinal, std::span<const PassageName> names) {
  if (row >= all.counts.size() || ordinal >= stored.passages.size()) ByteReader::damaged();
  const PassageText text(stored.article, stored.passages, ordinal);
  Forms forms(names);
  Words words(text);
  PlaceReader reader(all, row);
  std::vector<PlacedName> places;
  for (std::uint32_t i = 0; i < all.counts[row]; ++i) {
    const PlacedName place = reader.next(words, forms);
    if (place.range.end > words.field_text(place.field).size() || place.name >= names.size()) ByteReader::damaged();
    words.pass(place);
    places.push_back(place);
  }
  return places;
}

std::string encode(const NamePlaces& places) {
  ByteWriter writer;
  for (const auto* column : {&places.counts, &places.steps, &places.names, &places.lengths, &places.exceptions}) {
    write_planes(writer, *column);
  }
  return writer.take();
}

NamePlaces decode_name_places(std::string_view bytes, std::size_t passages) {
  ByteReader reader(bytes);
  NamePlaces places;
  for (auto* column : {&places.counts, &places.steps, &places.names, &places.lengths, &places.exceptions}) {
    *column = read_planes(reader, most_values);
  }
  reader.expect_end();
  const auto count = [&](std::uint32_t step) {
    return static_cast<std::size_t>(std::count(places.steps.begin(), places.steps.end(), step));
  };
  const std::size_t all = std::accumulate(places.counts.begin(), places.counts.end(), std::size_t{0});
  const std::size_t exceptions = count(exceptional);
  const std::size_t named = places.steps.size() - count(foreseen);
  const bool whole = places.counts.size() == passages && places.steps.size() == all && places.names.size() == named &&
                     places.lengths.size() == named - exceptions && places.exceptions.size() == 2 * exceptions;
  if (!whole) ByteReader::damaged();
  return places;
}

}  // namespace dateline
