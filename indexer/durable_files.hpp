// Files that are on disk when a call returns, or an Error that says why not.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Brings a file's bytes, or a folder's entries, to disk. All of these throw Error (io), naming the path.
void sync_path(const std::string& path);
void sync_tree(const std::string& folder);  // a folder, all in it, and its own entries; links are not followed

void write_file_durably(const std::string& path, std::string_view text);  // replaces; the folder is not synced
void append_durably(const std::string& path, std::string_view text);

// Puts a file in the place of another by an atomic rename: at any moment there is one of the two, whole. The new
// one is written as `path`.new, which does not stay; the folder is not synced.
void replace_durably(const std::string& path, std::string_view text);

}  // namespace dateline
