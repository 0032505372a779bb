// The peer of the indexing benchmark: JSON lines into a Xapian database as its own tools would make it.
#include <xapian.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

// stock_xapian CORPUS.jsonl DATABASE: a document an article; words stemmed, with positions, and the text as data.
int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: stock_xapian CORPUS.jsonl DATABASE\n";
    return 2;
  }
  Xapian::WritableDatabase database(std::string(words[2]) + ".building", Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  std::ifstream corpus(words[1]);
  std::uint64_t bytes = 0;
  for (std::string line; std::getline(corpus, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object()) continue;
    const std::string headline = row.value("headline", "");
    const std::string body = row.value("body", "");
    Xapian::Document document;
    document.set_data(headline + "\n" + body);
    generator.set_document(document);
    generator.index_text(headline);
    generator.increase_termpos();
    generator.index_text(body);
    database.add_document(document);
    bytes += headline.size() + body.size();
  }
  database.commit();
  Xapian::Database(std::string(words[2]) + ".building").compact(words[2]);
  std::cout << bytes << "\n";
}
