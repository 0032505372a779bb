// Sparse lists are searched by doubling steps, dense ones by counting bits.
#include "searcher/posting_list.hpp"

#include <algorithm>

#include "common/index_format.hpp"
#include "searcher/passage_set.hpp"

namespace dateline {

std::size_t leap_to(const std::vector<std::uint32_t>& numbers, std::uint32_t wanted, std::size_t from) {
  std::size_t low = from;
  std::size_t step = 1;
  while (low + step <= numbers.size() && numbers[low + step - 1] < wanted) {
    low += step;
    step *= 2;
  }
  const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), low + step));
  return static_cast<std::size_t>(std::lower_bound(begin, end, wanted) - numbers.begin());
}

void PostingList::finish(const std::vector<std::uint32_t>& article_of) {
  const std::size_t space = article_of.size();
  passages.shrink_to_fit();
  wdfs.shrink_to_fit();
  for (const std::uint8_t wdf : wdfs) most = std::max(most, wdf);
  if (passages.size() * dense_divisor <= space) return;
  bits.assign((space + 63) / 64, 0);
  for (const std::uint32_t passage : passages) bits[passage / 64] |= 1ULL << (passage % 64);
  ranks.reserve(bits.size());
  std::uint32_t before = 0;
  for (const std::uint64_t word : bits) {
    ranks.push_back(before);
    before += count_bits(word);
  }
  articles.assign(article_of.back() / 64 + 1, 0);
  for (const std::uint32_t passage : passages) articles[article_of[passage] / 64] |= 1ULL << (article_of[passage] % 64);
}

std::size_t PostingList::lower_bound(std::uint32_t passage, std::size_t from) const {
  if (dense()) {
    const std::size_t word = passage / 64;
    if (word >= bits.size()) return size();
    return ranks[word] + count_bits(bits[word] & ((1ULL << (passage % 64)) - 1));
  }
  return leap_to(passages, passage, from);
}

bool PostingList::any(std::uint32_t begin, std::uint32_t end, std::size_t& from) const {
  if (dense()) return any_between(bits, begin, end);
  from = lower_bound(begin, from);
  return from < size() && passages[from] < end;
}

std::size_t PostingList::bytes() const {
  return sizeof *this + passages.capacity() * 4 + wdfs.capacity() + ranks.capacity() * 4 +
         (bits.capacity() + articles.capacity()) * 8;
}

PositionList::Run PositionList::run(std::size_t posting) const {
  std::size_t begin = checkpoints[posting / checkpoint_postings];
  const auto past_run = [&](std::size_t at) {
    while ((static_cast<unsigned char>(positions[at]) & last_position_bit) == 0) ++at;
    return at + 1;
  };
  for (std::size_t left = posting % checkpoint_postings; left > 0; --left) begin = past_run(begin);
  return {begin, past_run(begin)};
}

std::size_t PositionList::bytes() const {
  return sizeof *this + positions.capacity() + spellings.capacity() * 2 + checkpoints.capacity() * 4;
}

}  // namespace dateline
