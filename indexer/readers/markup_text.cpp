// One pass over the bytes that mean something; all between them is copied in runs.
#include "indexer/readers/markup_text.hpp"

#include <algorithm>
#include <array>

#include "indexer/readers/character_names.hpp"
#include "indexer/readers/markup.hpp"

namespace dateline {
namespace {

struct BreakingTag {
  std::string_view name;
  Break kind;
};

constexpr auto breaking_tags = std::to_array<BreakingTag>({{"P", Break::paragraph},
                                                           {"DIV", Break::paragraph},
                                                           {"TEXT", Break::paragraph},
                                                           {"TABLE", Break::paragraph},
                                                           {"H1", Break::paragraph},
                                                           {"H2", Break::paragraph},
                                                           {"H3", Break::paragraph},
                                                           {"H4", Break::paragraph},
                                                           {"H5", Break::paragraph},
                                                           {"H6", Break::paragraph},
                                                           {"UL", Break::paragraph},
                                                           {"OL", Break::paragraph},
                                                           {"BLOCKQUOTE", Break::paragraph},
                                                           {"TITLE", Break::paragraph},
                                                           {"SECTION", Break::paragraph},
                                                           {"ARTICLE", Break::paragraph},
                                                           {"HEADER", Break::paragraph},
                                                           {"PRE", Break::paragraph},
                                                           {"HR", Break::paragraph},
                                                           {"DL", Break::paragraph},
                                                           {"BLOCK", Break::paragraph},
                                                           {"HL1", Break::paragraph},
                                                           {"HL2", Break::paragraph},
                                                           {"DT", Break::line},
                                                           {"DD", Break::line},
                                                           {"BR", Break::line},
                                                           {"LI", Break::line},
                                                           {"TR", Break::line},
                                                           {"TD", Break::blank},
                                                           {"TH", Break::blank}});

void cut_blank_end(std::string& text) {
  while (!text.empty() && is_blank(text.back())) text.pop_back();
}

void cut_blank_lines_at_front(std::string& text) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size() && is_blank(text[at]); ++at) {
    if (text[at] == '\n') line = at + 1;
  }
  text.erase(0, line);
}

constexpr auto special_bytes = [] {
  std::array<bool, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    table[i] = i == '<' || i == '&' || i == 127 || (i < 32 && i != '\n' && i != '\t' && i != '\r');
  }
  return table;
}();

std::size_t next_special(std::string_view text, std::size_t at) {
  while (at < text.size() && !special_bytes[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

// Whether what is in the element is no text.
bool is_silent(std::string_view name) { return equals_nocase(name, "SCRIPT") || equals_nocase(name, "STYLE"); }

// Past the closing tag of a silent element; the end of the text when it is never closed.
std::size_t silence_end(std::string_view markup, std::size_t at, std::string_view name) {
  for (at = markup.find("</", at); at != std::string_view::npos; at = markup.find("</", at + 2)) {
    const auto tag = tag_at(markup, at);
    if (tag && tag->name.size() == name.size() &&
        std::equal(name.begin(), name.end(), tag->name.begin(), [](char a, char b) { return (a | 32) == (b | 32); })) {
      return tag->end;
    }
  }
  return markup.size();
}

// From "<!--" to past "-->"; the end of the text when there is none.
std::size_t comment_end(std::string_view markup, std::size_t at) {
  const std::size_t end = markup.find("-->", at + 4);
  return end == std::string_view::npos ? markup.size() : end + 3;
}

std::string text_of(std::string_view markup, bool flow) {
  TextBuilder builder(flow);
  builder.reserve(markup.size());
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t end = next_special(markup, at);
    builder.run(markup.substr(at, end - at));
    at = end;
    if (at == markup.size()) break;
    if (markup[at] == '&') {
      at += builder.entity(markup, at);
    } else if (markup[at] != '<') {
      if (markup[at] == '\0') builder.run("\uFFFD");
      ++at;
    } else if (flow && markup.substr(at, 4) == "<!--") {
      at = comment_end(markup, at);
    } else if (const auto tag = tag_at(markup, at)) {
      builder.add_break(break_of(tag->name));
      at = flow && !tag->closing && is_silent(tag->name) ? silence_end(markup, tag->end, tag->name) : tag->end;
    } else {
      builder.run(markup.substr(at++, 1));
    }
  }
  return builder.take();
}

}  // namespace

Break break_of(std::string_view name) {
  const auto* found = std::find_if(breaking_tags.begin(), breaking_tags.end(),
                                   [&](const BreakingTag& tag) { return equals_nocase(name, tag.name); });
  return found == breaking_tags.end() ? Break::none : found->kind;
}

void TextBuilder::run(std::string_view text) {
  if (flow_) return flow_run(text);
  if (pending_ != Break::none) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    if (text.empty()) return;
    settle();
  }
  out_ += text;
}

void TextBuilder::flow_run(std::string_view text) {
  while (!text.empty()) {
    const bool blank = is_blank(text.front());
    const std::size_t end = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [&](char c) { return is_blank(c) != blank; }) - text.begin());
    if (blank) {
      add_break(Break::blank);
    } else {
      settle();
      out_ += text.substr(0, end);
    }
    text.remove_prefix(end);
  }
}

std::size_t TextBuilder::entity(std::string_view text, std::size_t at) {
  settle();
  return append_entity(out_, text, at);
}

void TextBuilder::settle() {
  if (pending_ == Break::none) return;
  cut_blank_end(out_);
  if (!out_.empty()) out_ += pending_ == Break::paragraph ? "\n\n" : pending_ == Break::line ? "\n" : " ";
  pending_ = Break::none;
}

std::string TextBuilder::take() {
  cut_blank_end(out_);
  cut_blank_lines_at_front(out_);
  pending_ = Break::none;
  return std::move(out_);
}

std::string plain_text(std::string_view markup) { return text_of(markup, false); }
std::string flowing_text(std::string_view html) { return text_of(html, true); }

}  // namespace dateline
