// The assembler takes the file in as it lies; the system maps it with the program, and its pages when they are asked
// for.
#include "indexer/names/built_in_model.hpp"

// A library that is linked into others' programs has no folder of its own to look for a file in, and an installed tree
// may be moved: a model that is a part of it is found wherever it is. DATELINE_NAMES_MODEL is the file's path.
asm(".pushsection .rodata.dateline_names_model, \"a\", @progbits\n"
    ".balign 64\n"
    ".globl dateline_names_model_begin\n"
    "dateline_names_model_begin:\n"
    ".incbin \"" DATELINE_NAMES_MODEL
    "\"\n"
    ".globl dateline_names_model_end\n"
    "dateline_names_model_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const std::byte dateline_names_model_begin[];
extern const std::byte dateline_names_model_end[];
}

namespace dateline {

const TagModel& built_in_model() {
  static const TagModel model =
      TagModel::of_bytes({dateline_names_model_begin, dateline_names_model_end}, "that is built in");
  return model;
}

}  // namespace dateline
