// Each article is looked at once; only counts, hashes and first places are kept.
#include "indexer/corpus_check.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/judgement.hpp"
#include "indexer/progress.hpp"
#include "indexer/understanding.hpp"

namespace dateline {
namespace {

constexpr std::size_t long_headline = 300;  // bytes
constexpr std::size_t long_byline = 200;
constexpr std::size_t long_body = 1u << 20;
constexpr std::size_t short_body = 40;
constexpr std::size_t examined = 20'000;  // bytes of a body in which traces of damage are sought
constexpr std::int64_t day_seconds = 86'400;

struct TextField {
  const char* name;
  std::string Article::*member;
};
constexpr TextField text_fields[] = {
    {"headline", &Article::headline}, {"body", &Article::body},         {"published", &Article::published},
    {"source", &Article::source},     {"byline", &Article::byline},     {"dateline", &Article::dateline},
    {"language", &Article::language}, {"url", &Article::url},           {"slug", &Article::slug},
    {"version", &Article::version},   {"modified", &Article::modified}, {"embargo", &Article::embargo}};

bool contains_any(std::string_view text, std::initializer_list<std::string_view> traces) {
  return std::any_of(traces.begin(), traces.end(),
                     [&](std::string_view trace) { return text.find(trace) != std::string_view::npos; });
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "0%" : fmt::format("{:.0f}%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

CorpusChecker::CorpusChecker(const IndexingOptions& options, RejectFile* rejects)
    : RecordAccount(options, rejects), now_(moment_of(options)) {
  for (const TextField& field : text_fields) check_.fields.emplace_back(field.name, 0);
  check_.fields.emplace_back("subjects", 0);
  check_.fields.emplace_back("corrects", 0);
}

std::variant<Change, Rejection> CorpusChecker::take(Article& article) {
  const IncomingRecord record = incoming(article, options(), now_);
  if (record.held_back) note_held_back();
  auto judged = judge_and_enter(articles_, article, record);
  if (std::holds_alternative<Change>(judged)) look_at(article);
  return judged;
}

void CorpusChecker::suspect(const char* what, const Article& article) {
  const auto [found, fresh] = kinds_.try_emplace(what, check_.suspicions.size());
  if (fresh) check_.suspicions.push_back({what, 0, article.place});
  ++check_.suspicions[found->second].count;
}

void CorpusChecker::look_at(const Article& article) {
  ++check_.looked_at;
  std::size_t at = 0;
  for (const TextField& field : text_fields) check_.fields[at++].second += !(article.*field.member).empty();
  check_.fields[at++].second += !article.subjects.empty();
  check_.fields[at].second += !article.corrects.empty();
  ++check_.languages[language_of(article, options().fallback_language)];
  if (const auto day = parse_published(article.published)) {
    const std::string text = format_day(*day);
    if (check_.first_day.empty() || text < check_.first_day) check_.first_day = text;
    check_.last_day = std::max(check_.last_day, text);
    ++check_.years[text.substr(0, 4)];
    if (*published_seconds(text) > now_ + day_seconds) suspect("published in the future", article);
    if (civil(*day).year < 1700) suspect("published before 1700", article);
  }
  const std::string& headline = article.headline;
  if (headline.size() > long_headline) suspect("a headline of more than 300 bytes", article);
  if (article.byline.size() > long_byline) suspect("a byline of more than 200 bytes", article);
  if (contains_any(headline, {"<b>", "<i>", "</", "&amp;", "&quot;", "&#"})) suspect("markup in the headline", article);
  look_at_text(article);
}

void CorpusChecker::look_at_text(const Article& article) {
  if (article.status != PublicationStatus::usable) return;
  const std::string_view body = trim(article.body);
  const std::string_view part = body.substr(0, floor_boundary(body, std::min(body.size(), examined)));
  if (body.empty()) return suspect("a headline and no body", article);
  if (body.size() < short_body) suspect("a body of less than 40 bytes", article);
  if (body.size() > long_body) suspect("a body of more than a MB", article);
  if (body == trim(article.headline)) suspect("a body that is the headline", article);
  if (contains_any(part, {"</p>", "<p>", "<br>", "<br/>", "</div>", "&nbsp;", "&amp;"}))
    suspect("markup in the body", article);
  if (contains_any(part,
                   {"\u00E2\u20AC\u2122", "\u00E2\u20AC\u0153", "\u00C3\u00A9", "\u00C3\u00BC", "\u00C3\u00B6"})) {
    suspect("text that was encoded twice", article);
  }
  if (contains_any(part, {"\uFFFD"})) suspect("characters that were lost", article);
  const bool fresh = bodies_.insert(XXH3_64bits(body.data(), body.size())).second;
  if (!fresh) suspect("the same body as another article's", article);
}

CorpusCheck CorpusChecker::finish(const ReadCounts& counts) {
  check_.report = totals(counts);
  for (const auto& [form, count] : counts.forms) check_.forms[form].first = count;
  for (const auto& [form, count] : counts.rejected_forms) check_.forms[form].second = count;
  std::stable_sort(check_.suspicions.begin(), check_.suspicions.end(),
                   [](const Suspicion& a, const Suspicion& b) { return a.count > b.count; });
  return std::move(check_);
}

namespace {

std::string forms_text(const CorpusCheck& check) {
  std::string out = "forms (read, rejected)\n";
  for (const auto& [form, count] : check.forms) {
    out += fmt::format("  {:<16} {:>10} {:>10}\n", form.empty() ? "(none found)" : form, grouped(count.first),
                       grouped(count.second));
  }
  return out;
}

std::string languages_text(const CorpusCheck& check) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(check.languages.begin(), check.languages.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out = "languages (stated or detected):";
  for (const auto& [language, count] : rows) {
    out += fmt::format(" {} {}{}", language, percent(count, check.looked_at), language == rows.back().first ? "" : ",");
  }
  return out + "\n";
}

}  // namespace

std::string check_text(const CorpusCheck& check) {
  std::string out = forms_text(check);
  out += "fields:";
  for (const auto& [name, count] : check.fields) {
    out +=
        fmt::format(" {}: {}{}", name, percent(count, check.looked_at), name == check.fields.back().first ? "" : ",");
  }
  out += "\n" + languages_text(check);
  out += check.first_day.empty() ? "dates: none\n" : fmt::format("dates: {} to {}\n", check.first_day, check.last_day);
  if (check.suspicions.empty()) return out + "nothing looks suspicious\n";
  out += "suspicious values\n";
  for (const Suspicion& row : check.suspicions) {
    out += fmt::format("  {:>8}  {}; the first: {}\n", grouped(row.count), row.what, one_line(row.first, 300));
  }
  return out;
}

std::string check_json(const CorpusCheck& check) {
  const IndexingReport& report = check.report;
  nlohmann::ordered_json out = {{"records", report.records},       {"added", report.added},
                                {"replaced", report.replaced},     {"unchanged", report.unchanged},
                                {"withdrawn", report.withdrawals}, {"duplicates", report.duplicates},
                                {"rejected", report.rejected}};
  for (const auto& [form, count] : check.forms)
    out["forms"][form] = {{"read", count.first}, {"rejected", count.second}};
  for (const auto& [name, count] : check.fields) out["fields"][name] = count;
  out["languages"] = check.languages;
  out["years"] = check.years;
  out["first_day"] = check.first_day;
  out["last_day"] = check.last_day;
  out["suspicious"] = nlohmann::ordered_json::array();
  for (const Suspicion& row : check.suspicions) {
    out["suspicious"].push_back({{"what", row.what}, {"count", row.count}, {"first", row.first}});
  }
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace dateline
