// ingest/declared.h - media types as a container declares them: "text/html; charset=windows-1251"
#pragma once

#include <string>
#include <string_view>

namespace habeas {

/// The type in lower case without parameters; empty when none is declared.
std::string media_type_of(std::string_view declared);

/// The value of the parameter `charset`, without quotes; empty when there is none.
std::string charset_of(std::string_view declared);

/// Parts of a page that hold no text of their own, where their bytes do not tell them from text:
/// style sheets, scripts, data for scripts.
bool is_part_of_page(std::string_view media_type);

/// The type that the ending of a member's name stands for, where only a name is declared; empty for
/// all but parts of pages.
std::string type_of_name(std::string_view name);

}  // namespace habeas
