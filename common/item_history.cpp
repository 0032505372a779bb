// Ids are hashes and do not pack; the rest is small numbers.
#include "common/item_history.hpp"

#include "common/byte_codec.hpp"
#include "common/packed_columns.hpp"

namespace dateline {
namespace {

void write_id(ByteWriter& writer, std::uint64_t id) {
  for (int shift = 0; shift < 64; shift += 8) writer.byte(static_cast<std::uint8_t>(id >> shift));
}

std::uint64_t read_id(ByteReader& reader) {
  std::uint64_t id = 0;
  for (int shift = 0; shift < 64; shift += 8) id |= std::uint64_t{reader.byte()} << shift;
  return id;
}

}  // namespace

std::string encode(const ItemHistory& history) {
  ByteWriter writer;
  writer.number(history.versions.size());
  for (const VersionPlace& place : history.versions) {
    write_id(writer, place.id);
    writer.number(place.version);
    writer.number(place.part);
    writer.number(place.article);
    writer.signed_number(place.first_day);
  }
  writer.number(history.withdrawn.size());
  for (const ItemVersion& item : history.withdrawn) {
    write_id(writer, item.id);
    writer.number(item.version);
  }
  return writer.take();
}

ItemHistory decode_item_history(std::string_view bytes) {
  ByteReader reader(bytes);
  ItemHistory history;
  history.versions.resize(reader.count());
  for (VersionPlace& place : history.versions) {
    place.id = read_id(reader);
    place.version = reader.number();
    place.part = reader.small();
    place.article = reader.small();
    const std::int64_t day = reader.signed_number();
    if (day < INT32_MIN || day > INT32_MAX) ByteReader::damaged();
    place.first_day = static_cast<std::int32_t>(day);
  }
  history.withdrawn.resize(reader.count());
  for (ItemVersion& item : history.withdrawn) {
    item.id = read_id(reader);
    item.version = reader.number();
    item.withdrawn = true;
  }
  reader.expect_end();
  return history;
}

}  // namespace dateline
