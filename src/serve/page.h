// serve/page.h - the page as bytes of the program (built from web/)
#pragma once

#include <string_view>

namespace habeas {

std::string_view embedded_page_index_html();
std::string_view embedded_page_start_js();
std::string_view embedded_page_page_js();
std::string_view embedded_page_pictures_js();
std::string_view embedded_page_page_css();
std::string_view embedded_page_icon_svg();

}  // namespace habeas
