// Repairs the record's bytes, parses it, and hands it to the reader of its kind.
#include "indexer/readers/xml_article.hpp"

#include <array>

#include "common/text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/newsml.hpp"
#include "indexer/readers/newsml_g2.hpp"
#include "indexer/readers/nitf.hpp"

namespace dateline {
namespace {

struct FormRow {
  std::string_view name;
  std::string_view form;
};
constexpr auto forms = std::to_array<FormRow>({{"nitf", "nitf"},
                                               {"NewsItem", "newsml"},
                                               {"entry", "atom"},
                                               {"url", "sitemap"},
                                               {"sitemap", "sitemap"},
                                               {"item", "rss"}});

}  // namespace

std::string_view xml_form(const XmlPiece& piece) {
  if (piece.name == "item" && piece.family == "RDF") return "rdf";
  for (const FormRow& row : forms) {
    if (piece.name == row.name) return row.form;
  }
  return "newsml-g2";
}

const FeedHead& XmlRecords::head_of(const std::string& header) {
  if (header != header_) {
    header_ = header;
    std::string repaired = header;
    repair_utf8(repaired);
    head_ = read_feed_head(repaired);
  }
  return head_;
}

FoundRecord XmlRecords::article(const XmlPiece& piece, const std::string& header) {
  FoundRecord record;
  std::string repaired;
  std::string_view text = piece.text;
  if (!is_valid_utf8(text)) {
    repaired = text;
    record.repaired = repair_utf8(repaired) > 0;
    text = repaired;
  }
  std::string context(piece.context);
  repair_utf8(context);
  if (std::string reason = tree_.parse(context, text); !reason.empty()) {
    record.rejection = rejection_for("bad-xml", std::move(reason));
    record.id_unknown = true;
    return record;
  }
  const std::string_view form = xml_form(piece);
  if (form == "nitf") {
    read_nitf(tree_, tree_.root(), record);
  } else if (form == "newsml") {
    read_newsml(tree_, tree_.root(), record);
  } else if (form == "atom") {
    read_atom_entry(tree_, tree_.root(), head_of(header), record);
  } else if (piece.name == "sitemap") {
    record.rejection = rejection_for("no-article", "the sitemap lists other sitemaps: fetch those and read them");
  } else if (form == "sitemap") {
    read_sitemap_url(tree_, tree_.root(), record);
  } else if (form == "newsml-g2") {
    read_newsml_g2(tree_, tree_.root(), record);
  } else {
    read_feed_item(tree_, tree_.root(), head_of(header), record);
  }
  tidy(record);
  require_text(record, "the item has neither a text nor a headline");
  return record;
}

}  // namespace dateline
