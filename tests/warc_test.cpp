// WARC: records and what is wrong with them, HTTP bodies, packed members, and reading on behind damage.
#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <vector>

#include "indexer/readers/deflate.hpp"
#include "indexer/readers/http_message.hpp"
#include "indexer/readers/packed_members.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/warc_pages.hpp"

using namespace std::string_literals;

namespace dateline {
namespace {

std::string gzipped(const std::string& text, int window = MAX_WBITS + 16) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd_frame(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  out.resize(ZSTD_compress2(context, out.data(), out.size(), text.data(), text.size()));
  ZSTD_freeCCtx(context);
  return out;
}

std::string page(const std::string& name) {
  return "<html><title>" + name + "</title><p>The " + name +
         " is shut today, the board says. It opens again on Monday.</p>";
}

std::string warc_record(const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& name, const std::string& http = "Content-Type: text/html; charset=utf-8\r\n") {
  return warc_record("WARC-Type: response\r\nWARC-Target-URI: <http://town.example/" + name + ">\r\n",
                     "HTTP/1.1 200 OK\r\n" + http + "\r\n" + page(name));
}

struct Collected : ArticleSink {
  std::vector<std::string> seen;  // urls of articles, codes of rejections

  bool article(Article&& article) override {
    seen.push_back(article.url.substr(article.url.rfind('/') + 1));
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    seen.push_back("!" + rejection.code);
    return true;
  }
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

struct Outcome {
  std::string seen;
  ReadCounts counts;
};

Outcome read(const std::string& bytes, bool packed = false, std::size_t limit = 1u << 20) {
  Collected sink;
  ReadOptions options;
  options.record_limit_bytes = limit;
  RecordOutlet outlet(options, sink);
  MemoryStream stream(bytes);
  WarcPages pages(outlet);
  CHECK((packed ? pages.read_packed(stream, {"a", "a"}) : pages.read(stream, {"a", "a"})));
  return {joined(sink.seen), outlet.counts()};
}

TEST_CASE("warc: responses that are pages are read, others pass") {
  const std::string others =
      warc_record("WARC-Type: warcinfo\r\n", "software: a") +
      warc_record("WARC-Type: request\r\n", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("WARC-Type: response\r\n", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No.") +
      warc_record("WARC-Type: response\r\n", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc_record("WARC-Type: revisit\r\n", "HTTP/1.1 200 OK\r\n\r\n");
  const std::string resource = warc_record(
      "WARC-Type: resource\r\nWARC-Target-URI: http://town.example/hall\r\nContent-Type: text/html\r\n", page("hall"));
  CHECK(read(others).seen.empty());
  CHECK(read(others + response("pool") + others + resource).seen == "pool hall");
  CHECK(read("").seen.empty());
}

TEST_CASE("warc: each way in which a record can be broken") {
  const std::string good = response("pool");
  const struct {
    std::string bytes;
    const char* seen;
  } cases[] = {
      {good + "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n" + good, "pool !damaged pool"},
      {good + "WARC/1.0\r\nContent-Length: -5\r\n\r\n" + good, "pool !damaged pool"},
      {good + "some bytes that are no record\r\n" + good, "pool !damaged pool"},
      {good + "WARC/1.0\r\nContent-Length: 3\r\n\r\nlonger than three\r\n\r\n" + good, "pool !damaged pool"},
      {good + good.substr(0, good.size() - 40), "pool !damaged"},
      {good + "WARC/1.0\r\nWARC-Type: resp", "pool !damaged"},
      {std::string(1000, '\0') + "\n" + good, "!damaged pool"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\n" + good, "!damaged pool"},
      {warc_record("WARC-Type: response\r\n", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") + good,
       "!no-article pool"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.bytes);
    CHECK(read(row.bytes).seen == row.seen);
  }
}

TEST_CASE("warc: records over the limit are passed over without being held") {
  const std::string large =
      warc_record("WARC-Type: response\r\n", "HTTP/1.1 200 OK\r\n\r\n" + std::string(500'000, 'x'));
  CHECK(read(large + response("pool"), false, 10'000).seen == "!too-long pool");
  const std::string image = warc_record("WARC-Type: metadata\r\n", std::string(500'000, 'x'));
  CHECK(read(image + response("pool"), false, 10'000).seen == "pool");
  const std::string bomb = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" +
                           gzipped(std::string(5'000'000, ' '));
  CHECK(read(warc_record("WARC-Type: response\r\n", bomb), false, 10'000).seen == "!too-long");
}

TEST_CASE("warc: truncated pages are read and counted") {
  std::string cut = response("pool");
  cut.insert(cut.find("Content-Length"), "WARC-Truncated: length\r\n");
  const Outcome outcome = read(cut);
  CHECK(outcome.seen == "pool");
  CHECK(outcome.counts.truncated == 1);
}

TEST_CASE("warc: packed by the member, damage in the middle") {
  for (auto* pack : {+[](const std::string& text) { return gzipped(text); }, &zstd_frame}) {
    const std::string pool = pack(response("pool"));
    const std::string hall = pack(response("hall"));
    CHECK(unpacks_to(pool.substr(0, 4096), "WARC/"));
    CHECK_FALSE(unpacks_to(pack("Some text."), "WARC/"));
    CHECK_FALSE(unpacks_to("WARC/1.0", "WARC/"));
    CHECK(read(pool + hall, true).seen == "pool hall");
    std::string hurt = hall;
    for (std::size_t i = hurt.size() / 2; i < hurt.size() / 2 + 20; ++i) hurt[i] = static_cast<char>(0x55 ^ hurt[i]);
    const std::string seen = read(pool + hurt + hall, true).seen;
    CHECK(seen.starts_with("pool !damaged"));
    CHECK(seen.ends_with(" hall"));
    CHECK(read(pool + "junk between members" + hall, true).seen == "pool !damaged hall");
    CHECK(read(pool + hall.substr(0, hall.size() / 2), true).seen.starts_with("pool !damaged"));
  }
}

TEST_CASE("warc: HTTP bodies in chunks and packed") {
  const struct {
    std::string headers;
    std::string body;
    std::string text;
    bool whole;
  } cases[] = {
      {"", "plain", "plain", true},
      {"Transfer-Encoding: chunked\r\n", "5\r\nplain\r\n4;x=y\r\n one\r\n0\r\n\r\n", "plain one", true},
      {"Transfer-Encoding: chunked\r\n", "5\r\nplain\r\nff\r\n cut", "plain cut", false},
      {"Transfer-Encoding: chunked\r\n", "<p>not in chunks", "<p>not in chunks", true},
      {"Content-Encoding: gzip\r\n", gzipped("packed"), "packed", true},
      {"Content-Encoding: gzip\r\n", gzipped("packed") + gzipped(" twice"), "packed twice", true},
      {"Content-Encoding: gzip\r\n", "<p>unpacked already", "<p>unpacked already", true},
      {"Content-Encoding: deflate\r\n", gzipped("packed", MAX_WBITS), "packed", true},
      {"Content-Encoding: deflate\r\n", gzipped("packed", -MAX_WBITS), "packed", true},
      {"content-encoding: GZIP\r\n", gzipped(std::string(9000, 'a')).substr(0, 20), "", false},
  };
  for (const auto& row : cases) {
    CAPTURE(row.headers);
    const auto response = http_response("HTTP/1.1 200 OK\r\n" + row.headers + "\r\n" + row.body, 10'000);
    REQUIRE(response);
    CHECK(response->body == row.text);
    CHECK(response->whole == row.whole);
  }
  CHECK(http_response("HTTP/1.0 200\nContent-Encoding: br\n\n\x1b\x03", 100)->unread_packing == "br");
  CHECK_FALSE(http_response("GET / HTTP/1.1\r\n\r\n", 100));
  CHECK(media_type("Text/HTML; Charset=\"UTF-8\"").type == "text/html");
  CHECK(media_type("Text/HTML; Charset=\"UTF-8\"").charset == "UTF-8");
  CHECK(header_value("a: 1\r\nB : 2\r\n  3\r\nb: 4\r\n", "b") == "2 3");
}

}  // namespace
}  // namespace dateline
