// Pure functions of one moment; only the pacer remembers, and it is given the clock.
#include "indexer/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t line_limit = 79;
constexpr std::size_t phase_limit = 20;
constexpr double longest_left = 1000.0 * 86'400;  // seconds; more is no estimate
constexpr double most_rate = 1e15;                // fits every integer

struct Unit {
  double size;
  const char* name;
};

constexpr Unit units[] = {{1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}};

// The largest in which the amount, rounded to a tenth, is at least 1.
const Unit& unit_of(double bytes) {
  const Unit* unit = std::begin(units);
  while (unit + 1 != std::end(units) && bytes < unit->size * 0.99995) ++unit;
  return *unit;
}

std::string amount_in(const Unit& unit, double bytes) {
  const double tenths = std::floor(bytes / unit.size * 10 + 0.5);
  const auto whole = static_cast<std::uint64_t>(tenths / 10);
  return fmt::format("{}.{}", grouped(whole), static_cast<int>(tenths - static_cast<double>(whole) * 10));
}

std::string amount(double bytes) {
  const Unit& unit = unit_of(bytes);
  return fmt::format("{} {}", amount_in(unit, bytes), unit.name);
}

bool is_reading(const IndexingProgress& now) { return now.phase == reading_phase; }
bool has_total(const IndexingProgress& now) { return is_reading(now) && now.total_bytes > 0; }

// A file may have grown since the total was taken.
std::uint64_t consumed(const IndexingProgress& now) {
  return now.total_bytes > 0 ? std::min(now.bytes, now.total_bytes) : now.bytes;
}

bool is_rate(const std::optional<double>& rate) { return rate && std::isfinite(*rate) && *rate >= 0; }

std::string amounts_text(const IndexingProgress& now) {
  const auto bytes = static_cast<double>(consumed(now));
  if (!has_total(now)) return amount(bytes);
  const auto total = static_cast<double>(now.total_bytes);
  const Unit& unit = unit_of(total);
  return fmt::format("{} of {} {}", amount_in(unit, bytes), amount_in(unit, total), unit.name);
}

// Rounded down; in steps of a hundredth of the total, since 100 times a large amount would overflow.
std::string share_text(const IndexingProgress& now) {
  if (!has_total(now)) return "";
  if (now.bytes >= now.total_bytes) return "100%";
  const bool small = now.total_bytes <= std::numeric_limits<std::uint64_t>::max() / 100;
  const std::uint64_t share = small ? now.bytes * 100 / now.total_bytes : now.bytes / (now.total_bytes / 100);
  return fmt::format("{}%", std::min<std::uint64_t>(share, 99));
}

std::string rate_text(const IndexingProgress& now) {
  if (!is_reading(now) || !is_rate(now.bytes_per_second)) return "";
  return amount(std::min(*now.bytes_per_second, most_rate)) + "/s";
}

// Rounded up, so that only what is done has 0 s left.
std::string left_text(const IndexingProgress& now) {
  const auto left = seconds_left(now);
  if (!left) return "";
  const auto seconds = static_cast<std::uint64_t>(std::ceil(*left));
  const std::uint64_t minutes = seconds / 60;
  const std::uint64_t hours = minutes / 60;
  if (minutes == 0) return fmt::format("{} s left", seconds);
  if (hours == 0) return fmt::format("{} m {} s left", minutes, seconds % 60);
  if (hours < 24) return fmt::format("{} h {} m left", hours, minutes % 60);
  return fmt::format("{} d {} h left", hours / 24, hours % 24);
}

std::string articles_text(const IndexingProgress& now) {
  return grouped(now.articles) + (now.articles == 1 ? " article" : " articles");
}

std::string rejected_text(const IndexingProgress& now) {
  return now.rejected == 0 ? "" : grouped(now.rejected) + " rejected";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string line;
  for (const std::string& part : parts) {
    if (!part.empty() && !line.empty()) line += ", ";
    line += part;
  }
  return line;
}

template <typename Value>
nlohmann::ordered_json known_or_null(bool known, Value value) {
  return known ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

double to_thousandths(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::optional<double> seconds_left(const IndexingProgress& now) {
  if (!has_total(now) || !is_rate(now.bytes_per_second)) return std::nullopt;
  const auto remaining = static_cast<double>(now.total_bytes - consumed(now));
  if (remaining == 0) return 0;
  const double left = remaining / *now.bytes_per_second;  // infinite at a standstill
  if (left >= longest_left) return std::nullopt;
  return left;
}

std::string progress_line(const IndexingProgress& now) {
  enum Place : std::size_t { phase, articles, amounts, share, rate, left, rejected };
  std::vector<std::string> parts = {now.phase.substr(0, phase_limit),
                                    articles_text(now),
                                    amounts_text(now),
                                    share_text(now),
                                    rate_text(now),
                                    left_text(now),
                                    rejected_text(now)};
  for (const Place least : {rate, amounts, share, left, rejected}) {
    if (joined(parts).size() <= line_limit) break;
    parts[least].clear();
  }
  return joined(parts);
}

std::string progress_json(const IndexingProgress& now) {
  const bool rated = is_reading(now) && is_rate(now.bytes_per_second);
  const auto left = seconds_left(now);
  const nlohmann::ordered_json object = {
      {"phase", now.phase},
      {"articles", now.articles},
      {"rejected", now.rejected},
      {"bytes", now.bytes},
      {"total_bytes", known_or_null(now.total_bytes > 0, now.total_bytes)},
      {"seconds", to_thousandths(now.seconds)},
      {"bytes_per_second", known_or_null(rated, rated ? std::llround(std::min(*now.bytes_per_second, most_rate)) : 0)},
      {"seconds_left", known_or_null(left.has_value(), to_thousandths(left.value_or(0)))},
  };
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool ProgressPacer::due(IndexingProgress& now) {
  const bool new_phase = now.phase != phase_;
  if (new_phase) {
    phase_ = now.phase;
    phase_start_ = measured_at_ = now.seconds;
    measured_bytes_ = now.bytes;
    weighted_bytes_ = weighted_seconds_ = 0;
  }
  measure(now);
  now.bytes_per_second = rate(now);
  if (now.seconds < next_telling_ && !(terminal_ && new_phase)) return false;
  next_telling_ = now.seconds + interval();
  return true;
}

// Between two measurements the rate is taken as even; that interval then weighs what an exponential
// average over continuous time would give it, however long it was.
void ProgressPacer::measure(const IndexingProgress& now) {
  constexpr double memory_seconds = 5;
  constexpr double shortest_interval = 0.05;
  const double interval = now.seconds - measured_at_;
  if (!(interval >= shortest_interval)) return;
  const double weight = memory_seconds * -std::expm1(-interval / memory_seconds);
  const double older = std::exp(-interval / memory_seconds);
  const std::uint64_t bytes = now.bytes > measured_bytes_ ? now.bytes - measured_bytes_ : 0;
  weighted_bytes_ = weighted_bytes_ * older + static_cast<double>(bytes) / interval * weight;
  weighted_seconds_ = weighted_seconds_ * older + weight;
  measured_at_ = now.seconds;
  measured_bytes_ = now.bytes;
}

std::optional<double> ProgressPacer::rate(const IndexingProgress& now) const {
  constexpr double first_estimate_seconds = 1;
  if (!is_reading(now) || now.seconds - phase_start_ < first_estimate_seconds || weighted_seconds_ <= 0) {
    return std::nullopt;
  }
  return weighted_bytes_ / weighted_seconds_;
}

}  // namespace dateline
