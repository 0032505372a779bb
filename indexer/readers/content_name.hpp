// What one unpacked content, a file or a member of an archive, is called.
#pragma once

#include <string>

namespace dateline {

struct ContentName {
  std::string id;     // its path in the corpus: the id of an article that has none
  std::string place;  // for messages: "news/a.tar!x.txt"
};

}  // namespace dateline
