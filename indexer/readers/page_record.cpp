// Decodes the page with the C library's iconv, then leaves it to the rooms of pages/.
#include "indexer/readers/page_record.hpp"

#include <iconv.h>

#include <cerrno>
#include <utility>

#include "common/text.hpp"
#include "indexer/pages/page_article.hpp"
#include "indexer/pages/page_charset.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_url = 2048;

// Sets that are larger than they are called, as browsers read them.
std::string larger_set(std::string name) {
  constexpr std::pair<std::string_view, std::string_view> sets[] = {
      {"gb2312", "gb18030"}, {"gbk", "gb18030"},          {"shift_jis", "cp932"}, {"x-sjis", "cp932"},
      {"euc-kr", "cp949"},   {"ks_c_5601-1987", "cp949"}, {"big5", "big5-hkscs"}, {"iso-8859-9", "windows-1254"},
      {"tis-620", "cp874"}};
  for (const auto& [said, meant] : sets) {
    if (name == said) return std::string(meant);
  }
  return name;
}

// UTF-8, with U+FFFD for what does not decode; nullopt for a set that nobody knows.
std::optional<std::string> decoded(std::string_view bytes, const std::string& charset, bool& repaired) {
  const iconv_t converter = iconv_open("UTF-8", larger_set(charset).c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out;
  char* from = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  char block[16384];
  while (left > 0) {
    char* to = block;
    std::size_t room = sizeof block;
    const bool failed = iconv(converter, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    out.append(block, sizeof block - room);
    if (!failed || errno == E2BIG) continue;
    out += "\xEF\xBF\xBD";
    repaired = true;
    ++from;
    --left;
  }
  iconv_close(converter);
  return out;
}

std::string text_of(std::string_view page, std::string_view stated, bool& repaired) {
  const std::string charset = page_charset(page, stated);
  if (!charset.empty() && charset != "utf-8") {
    if (auto text = decoded(page, charset, repaired)) {
      repair_utf8(*text);  // some sets name code points that are none
      return std::move(*text);
    }
  }
  std::string text(page);
  repaired = repair_utf8(text) > 0 && charset == "utf-8";
  return text;
}

}  // namespace

FoundRecord page_record(std::string_view page, std::string_view charset, std::string_view url) {
  FoundRecord record;
  PageArticle read = read_page(text_of(page, charset, record.repaired), url);
  Article& article = record.article;
  article.headline = std::move(read.facts.headline);
  article.body = std::move(read.body);
  article.byline = std::move(read.facts.byline);
  article.published = std::move(read.facts.published);
  article.language = std::move(read.facts.language);
  article.source = std::move(read.facts.source);
  article.url = std::move(read.facts.url);
  if (article.url.size() > longest_url) article.url.clear();
  article.id = article.url;
  article.modified = std::move(read.facts.modified);
  if (article.body.empty()) {
    record.rejection = rejection_for("no-article", "the page holds no text that could be an article's");
  }
  return record;
}

}  // namespace dateline
