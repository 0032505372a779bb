// Keeps a second writer out of an index.
#pragma once

#include <string>

namespace dateline {

// Holds an exclusive flock on INDEX/lock, with the process id written in it; released
// when the object or the process ends, however it ends. Throws Error (index_missing), naming the
// holder's process id, when another process has it; Error (io) when the file cannot be made.
class GenerationLock {
 public:
  explicit GenerationLock(const std::string& folder);
  ~GenerationLock();
  GenerationLock(const GenerationLock&) = delete;
  GenerationLock& operator=(const GenerationLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace dateline
