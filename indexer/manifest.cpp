// nlohmann's JSON: a manifest is small and read seldom.
#include "indexer/manifest.hpp"

#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"

namespace dateline {

std::string manifest_text(const Manifest& manifest, const Catalogue& catalogue) {
  nlohmann::ordered_json segments = nlohmann::ordered_json::array();
  for (const SegmentRecord& segment : manifest.segments) {
    segments.push_back({{"name", segment.name}, {"documents", segment.documents}, {"checksum", segment.checksum}});
  }
  nlohmann::ordered_json parts = nlohmann::ordered_json::array();
  for (const CataloguePart& part : catalogue.parts) {
    parts.push_back({{"number", part.number},
                     {"segment", catalogue.segments[part.segment]},
                     {"articles", part.articles},
                     {"withdrawn", part.dead.size()},
                     {"passages", part.passages}});
  }
  const nlohmann::ordered_json object = {{"generation", manifest.generation},
                                         {"schema", schema_version},
                                         {"articles", catalogue.articles},
                                         {"passages", catalogue.passages},
                                         {"stories", catalogue.stories},
                                         {"catalogue", manifest.catalogue},
                                         {"segments", segments},
                                         {"parts", parts}};
  return object.dump(1) + "\n";
}

Manifest parse_manifest(const std::string& text) {
  try {
    const auto object = nlohmann::json::parse(text);
    Manifest manifest;
    manifest.generation = object.at("generation");
    manifest.catalogue = object.at("catalogue");
    for (const auto& segment : object.at("segments")) {
      manifest.segments.push_back({segment.at("name"), segment.at("checksum"), segment.at("documents")});
    }
    return manifest;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::index_damaged,
                std::string("the index is damaged: its manifest does not parse: ") + error.what());
  }
}

std::string manifest_path(const std::string& index, std::uint32_t generation) {
  return index + "/" + generation_folder(generation) + "/manifest.json";
}

Manifest read_manifest(const std::string& index, std::uint32_t generation) {
  return parse_manifest(read_whole_file(manifest_path(index, generation)));
}

}  // namespace dateline
