// serve/openapi.h - the routes as an OpenAPI 3.1 document
#pragma once

#include <string>
#include <string_view>

namespace habeas {

/// Made from routes(); the same for the same version.
std::string openapi_document(std::string_view version);

}  // namespace habeas
