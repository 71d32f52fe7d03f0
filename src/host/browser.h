// host/browser.h - opens a file in the browser of the person at this computer
#pragma once

#include <string>

namespace habeas {

/// Starts xdg-open with this file and does not wait for it. False where there is no desktop
/// (neither DISPLAY nor WAYLAND_DISPLAY) or no such program.
bool open_in_browser(const std::string& path);

}  // namespace habeas
