// One pass over the tags of a record, with a table of the elements that are ours.
#include "indexer/readers/sgml_article.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "common/text.hpp"
#include "indexer/readers/markup.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/printed_date.hpp"

namespace dateline {
namespace {

enum class Slot : std::uint8_t { id, other_id, headline, date, byline, dateline, source, topics, text, count };
constexpr std::size_t slot_count = static_cast<std::size_t>(Slot::count);

struct Element {
  std::string_view name;
  Slot slot;
};

constexpr auto trec_elements = std::to_array<Element>({{"DOCNO", Slot::id},
                                                       {"DOCID", Slot::other_id},
                                                       {"HEADLINE", Slot::headline},
                                                       {"HEAD", Slot::headline},
                                                       {"TITLE", Slot::headline},
                                                       {"HL", Slot::headline},
                                                       {"DATE", Slot::date},
                                                       {"DATE_TIME", Slot::date},
                                                       {"DD", Slot::date},
                                                       {"PUBDATE", Slot::date},
                                                       {"BYLINE", Slot::byline},
                                                       {"AUTHOR", Slot::byline},
                                                       {"DATELINE", Slot::dateline},
                                                       {"SOURCE", Slot::source},
                                                       {"LP", Slot::text},
                                                       {"LEADPARA", Slot::text},
                                                       {"TEXT", Slot::text}});

constexpr auto reuters_elements = std::to_array<Element>({{"DATE", Slot::date},
                                                          {"TITLE", Slot::headline},
                                                          {"AUTHOR", Slot::byline},
                                                          {"DATELINE", Slot::dateline},
                                                          {"BODY", Slot::text},
                                                          {"TOPICS", Slot::topics}});

constexpr auto unprocessed_elements = std::to_array<Element>({{"DATE", Slot::date}, {"TEXT", Slot::text}});

struct Slots {
  std::array<std::string, slot_count> values;
  std::string& operator[](Slot slot) { return values[static_cast<std::size_t>(slot)]; }
};

const Element* find_element(std::span<const Element> elements, std::string_view name) {
  const auto found = std::find_if(elements.begin(), elements.end(),
                                  [&](const Element& element) { return equals_nocase(name, element.name); });
  return found == elements.end() ? nullptr : &*found;
}

// Walks over the record's tags and stores the content of each element of the table.
class ElementReader {
 public:
  ElementReader(std::string_view record, std::span<const Element> elements) : record_(record), elements_(elements) {}

  Slots read() {
    std::size_t at = record_.find('<');
    while (at != std::string_view::npos) {
      const auto tag = tag_at(record_, at);
      if (tag) take(*tag, at);
      at = record_.find('<', tag ? tag->end : at + 1);
    }
    close(record_.size());
    return std::move(slots_);
  }

 private:
  void take(const Tag& tag, std::size_t at) {
    if (open_ != nullptr) {
      const bool own_end = tag.closing && equals_nocase(tag.name, open_->name);
      // A header element left open ends where the next of ours begins; inside a text nothing else does.
      const bool cut_off = !tag.closing && open_->slot != Slot::text && find_element(elements_, tag.name) != nullptr;
      if (!own_end && !cut_off) return;
      close(at);
    }
    if (tag.closing || tag.name.empty()) return;
    open_ = find_element(elements_, tag.name);
    begin_ = tag.end;
  }

  void close(std::size_t at) {
    if (open_ == nullptr) return;
    const std::string_view content = record_.substr(begin_, at - begin_);
    store(open_->slot == Slot::topics ? std::string(content) : plain_text(content));
    open_ = nullptr;
  }

  void store(std::string text) {
    std::string& value = slots_[open_->slot];
    if (value.empty()) {
      value = std::move(text);
    } else if (open_->slot == Slot::text && !text.empty()) {
      value += "\n\n" + text;
    }
  }

  std::string_view record_;
  std::span<const Element> elements_;
  const Element* open_ = nullptr;
  std::size_t begin_ = 0;
  Slots slots_;
};

std::string trimmed(const std::string& text) { return std::string(trim(text)); }

FoundRecord article_of(Slots& slots) {
  FoundRecord out;
  Article& article = out.article;
  article.id = trimmed(slots[Slot::id]);
  if (article.id.empty()) article.id = trimmed(slots[Slot::other_id]);
  article.headline = trimmed(slots[Slot::headline]);
  article.byline = one_line(slots[Slot::byline], 1000);
  article.dateline = one_line(slots[Slot::dateline], 1000);
  article.source = one_line(slots[Slot::source], 1000);
  article.published = printed_published(slots[Slot::date]);
  article.body = std::move(slots[Slot::text]);
  out.unread_date = article.published.empty() && !slots[Slot::date].empty();
  return out;
}

// The page behind the header of a document of TREC's web collections; empty when there is no such header.
std::string web_text(std::string_view record) {
  constexpr std::string_view header_end = "</DOCHDR>";
  const std::size_t at = record.find(header_end);
  return at == std::string_view::npos ? std::string() : flowing_text(record.substr(at + header_end.size()));
}

constexpr const char* no_text_reason = "the record has neither a text nor a headline";

// The attributes of the first tag of that name.
std::string_view attributes_of(std::string_view record, std::string_view upper_name) {
  for (std::size_t at = record.find('<'); at != std::string_view::npos; at = record.find('<', at + 1)) {
    const auto tag = tag_at(record, at);
    if (tag && !tag->closing && equals_nocase(tag->name, upper_name)) return tag->attributes;
  }
  return {};
}

// "<D>cocoa</D><D>trade</D>"
std::vector<std::string> listed(std::string_view content) {
  std::vector<std::string> entries;
  for (std::size_t at = content.find("<D>"); at != std::string_view::npos; at = content.find("<D>", at + 3)) {
    std::string entry = plain_text(content.substr(at + 3, content.find('<', at + 3) - at - 3));
    if (!entry.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

void cut_closing_line(std::string& body) {
  const std::size_t feed = body.rfind('\n');
  const std::size_t begin = feed == std::string::npos ? 0 : feed + 1;
  if (!equals_nocase(trim(std::string_view(body).substr(begin)), "REUTER")) return;
  body.erase(begin);
  while (!body.empty() && is_blank(body.back())) body.pop_back();
}

}  // namespace

FoundRecord trec_article(std::string_view record) {
  Slots slots = ElementReader(record, trec_elements).read();
  FoundRecord out = article_of(slots);
  if (out.article.id.empty()) out.article.id = plain_text(attribute(attributes_of(record, "DOC"), "ID"));
  if (out.article.body.empty()) out.article.body = web_text(record);
  require_text(out, no_text_reason);
  return out;
}

FoundRecord reuters_article(std::string_view record) {
  const bool unprocessed = attribute(attributes_of(record, "TEXT"), "TYPE") == "UNPROC";
  const std::span<const Element> elements =
      unprocessed ? std::span<const Element>(unprocessed_elements) : std::span<const Element>(reuters_elements);
  Slots slots = ElementReader(record, elements).read();
  FoundRecord out = article_of(slots);
  out.article.id = plain_text(attribute(attributes_of(record, "REUTERS"), "NEWID"));
  out.article.subjects = listed(slots[Slot::topics]);
  cut_closing_line(out.article.body);
  require_text(out, no_text_reason);
  return out;
}

}  // namespace dateline
