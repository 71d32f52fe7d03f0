// host/file_system.h - the real file system
#pragma once

#include <memory>

#include "base/outside.h"

namespace habeas {

std::unique_ptr<FileSystem> make_file_system();

}  // namespace habeas
