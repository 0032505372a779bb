// Joins the splitter of records, the HTTP message and the page.
#include "indexer/readers/warc_pages.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/text.hpp"
#include "indexer/readers/http_message.hpp"
#include "indexer/readers/packed_members.hpp"
#include "indexer/readers/page_record.hpp"
#include "indexer/readers/stream_window.hpp"

namespace dateline {
namespace {

bool is_page_type(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

RecordSpot spot_of(const WarcRecord& record, const ContentName& name) {
  return {fmt::format("{}#{}", name.id, record.number), fmt::format("{}#{}", name.place, record.number), record.offset,
          record.text, "warc"};
}

bool may_be_page(const WarcRecord& record) { return record.type == "response" || record.type == "resource"; }

bool looks_like_page(std::string_view block) {
  const std::string_view start = trim(block.substr(0, 512));
  return starts_with_nocase(start, "<!doctype html") || starts_with_nocase(start, "<html");
}

}  // namespace

bool WarcPages::read(ByteStream& stream, const ContentName& name) {
  before_ = 0;
  offset_before_ = 0;
  return read_records(stream, name);
}

bool WarcPages::read_packed(ByteStream& packed, const ContentName& name) {
  before_ = 0;
  offset_before_ = 0;
  PackedMembers members(packed, "WARC/");
  for (;;) {
    if (!read_records(members, name)) return false;
    if (members.damage().empty()) return true;
    WarcRecord lost;
    lost.number = ++before_;
    lost.offset = offset_before_;
    const std::string reason = members.damage();
    if (!reject(lost, name, "damaged", fmt::format("{}; reading goes on with the next sound member", reason)))
      return false;
    if (!members.resume()) return true;
  }
}

bool WarcPages::read_records(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  WarcSplitter records(window, outlet_.options().record_limit_bytes);
  std::uint64_t count = 0;
  bool more = true;
  for (WarcRecord record; more && records.next(record); count = record.number) {
    WarcRecord numbered = record;
    numbered.number += before_;
    numbered.offset += offset_before_;
    more = take(numbered, name);
  }
  before_ += count;
  offset_before_ += window.bytes_read();
  outlet_.counts().bytes += window.bytes_read();
  return more;
}

bool WarcPages::take(const WarcRecord& record, const ContentName& name) {
  if (!record.damage.empty()) return reject(record, name, "damaged", record.damage);
  if (!may_be_page(record)) return true;
  if (record.too_long) {
    return outlet_.reject_too_long("record", spot_of(record, name));
  }
  if (record.type == "response") return take_response(record, name);
  const MediaType type = media_type(record.content_type);
  return is_page_type(type.type) ? take_page(record, record.block, type.charset, name) : true;
}

bool WarcPages::take_response(const WarcRecord& record, const ContentName& name) {
  const std::size_t limit = outlet_.options().record_limit_bytes;
  const auto response = http_response(record.block, limit);
  if (!response || response->status != 200) return true;
  if (!is_page_type(response->type) && !(response->type.empty() && looks_like_page(response->body))) return true;
  if (!response->unread_packing.empty()) {
    return reject(record, name, "packed-page",
                  fmt::format("the page is packed by \"{}\", which is not unpacked", response->unread_packing));
  }
  if (response->too_long) {
    return reject(record, name, "too-long", fmt::format("the page unpacks to more than {} bytes", limit));
  }
  if (response->body.empty()) return reject(record, name, "no-article", "the response is empty");
  if (!response->whole || !record.truncated.empty()) ++outlet_.counts().truncated;
  return take_page(record, response->body, response->charset, name);
}

bool WarcPages::take_page(const WarcRecord& record, std::string_view page, std::string_view charset,
                          const ContentName& name) {
  return outlet_.take(page_record(page, charset, record.uri), spot_of(record, name));
}

bool WarcPages::reject(const WarcRecord& record, const ContentName& name, std::string_view code, std::string reason) {
  Rejection why = rejection_for(std::string(code), std::move(reason));
  why.id = record.uri;
  return outlet_.reject(std::move(why), spot_of(record, name));
}

}  // namespace dateline
