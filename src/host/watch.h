// host/watch.h - watches a folder and all in it by inotify
#pragma once

#include <memory>
#include <string>

#include "base/outside.h"

namespace habeas {

/// FileSystem::watch of the real file system.
Result<std::unique_ptr<FolderWatch>> watch_folder(const std::string& folder,
                                                  const std::string& except);

}  // namespace habeas
