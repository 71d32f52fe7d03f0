// store/schema.h - the versions of the two database files, and the way from one to the next
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/database.h"

namespace habeas {

/// What leads from version i to version i + 1 stands at place i.
using Migrations = std::span<const std::string_view>;

Migrations case_migrations();
Migrations index_migrations();

/// True when migrate() would change the database `name`.
Result<bool> is_older(Database& database, const std::string& name, Migrations migrations);

/// Brings the database `name` ("main" or an attached one) to the last version, each step in a
/// transaction of its own. A database of a newer version is refused and left as it is.
Result<void> migrate(Database& database, const std::string& name, Migrations migrations);

}  // namespace habeas
