# cmake/Room.cmake - declares rooms on floors, their open sets, and the walls between them (docs/architecture.md)

# habeas_room(clean FLOOR 3 USES text model base LINKS lib TOUCHES header.h)
#   USES     rooms on lower floors whose headers may be included
#   LINKS    libraries, TOUCHES the outside headers that come with them
# A room without a .cpp file becomes an INTERFACE library, so that the rooms above it configure already.
function(habeas_room name)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "FLOOR" "USES;LINKS;TOUCHES")
  foreach(used IN LISTS ROOM_USES)
    get_property(floor GLOBAL PROPERTY habeas_floor_${used})
    if("${floor}" STREQUAL "")
      message(FATAL_ERROR "room '${name}' uses '${used}', which is not declared above it")
    elseif(NOT floor LESS ROOM_FLOOR)
      message(FATAL_ERROR "room '${name}' (floor ${ROOM_FLOOR}) may not use '${used}' (floor ${floor}): look down, never sideways, never up")
    endif()
  endforeach()
  set_property(GLOBAL PROPERTY habeas_floor_${name} ${ROOM_FLOOR})
  set_property(GLOBAL APPEND PROPERTY habeas_rooms ${name})
  set(src ${PROJECT_SOURCE_DIR}/src)
  file(GLOB_RECURSE all CONFIGURE_DEPENDS ${src}/${name}/*.h ${src}/${name}/*.cpp)
  set(tests ${all})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  set(headers ${all})
  list(FILTER headers INCLUDE REGEX "\\.h$")
  list(FILTER headers EXCLUDE REGEX "_test\\.h$")
  set(code ${all})
  list(FILTER code INCLUDE REGEX "\\.cpp$")
  list(FILTER code EXCLUDE REGEX "_test\\.(cpp|h)$")
  list(TRANSFORM ROOM_USES PREPEND habeas_ OUTPUT_VARIABLE below)
  if(code)
    add_library(habeas_${name} STATIC ${code} ${headers})
    set(scope PUBLIC)
    target_link_libraries(habeas_${name} PUBLIC ${below} habeas_flags PRIVATE ${ROOM_LINKS})
  else()
    message(STATUS "room '${name}' has no code yet")
    add_library(habeas_${name} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(habeas_${name} INTERFACE ${below} habeas_flags ${ROOM_LINKS})
  endif()
  target_sources(habeas_${name} ${scope} FILE_SET HEADERS BASE_DIRS ${src} FILES ${headers})
  set(check ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/check_room.cmake)
  set(stamp ${PROJECT_BINARY_DIR}/rooms/${name}.ok)
  add_custom_command(OUTPUT ${stamp} DEPENDS ${all} ${check} VERBATIM
    COMMAND ${CMAKE_COMMAND} "-DROOM=${name}" "-DUSES=${ROOM_USES}" "-DTOUCHES=${ROOM_TOUCHES}" "-DSRC=${src}" "-DSTAMP=${stamp}"
            -P ${check}
    COMMENT "walls of room ${name}")
  add_custom_target(wall_${name} DEPENDS ${stamp})
  add_dependencies(habeas_${name} wall_${name})
  if(tests AND BUILD_TESTING)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE habeas_${name} GTest::gtest_main)
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}/ DISCOVERY_TIMEOUT 60)
  endif()
endfunction()

# habeas_open_set(ingest formats Format format): every src/ingest/formats/STEM.cpp defines
#   extern const Format format_STEM{...};
# and formats(), declared in src/ingest/format.h, gives them all in byte order of their stems. A file that defines another
# name fails at link with the name that was expected.
function(habeas_open_set room folder type prefix)
  get_target_property(kind habeas_${room} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/${folder}/*.cpp)
  list(FILTER files EXCLUDE REGEX "_test\\.cpp$")
  set(stems "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM stem)
    list(APPEND stems ${stem})
  endforeach()
  if(NOT stems AND NOT EXISTS ${PROJECT_SOURCE_DIR}/src/${room}/${prefix}.h)
    message(STATUS "open set '${room}/${folder}' has no members yet")
    return()
  endif()
  list(SORT stems COMPARE STRING)
  set(declarations "")
  set(addresses "")
  foreach(stem IN LISTS stems)
    string(APPEND declarations "extern const ${type} ${prefix}_${stem};\n")
    string(APPEND addresses "&${prefix}_${stem}, ")
  endforeach()
  list(LENGTH stems count)
  set(out ${PROJECT_BINARY_DIR}/generated/${room}/${folder}.cpp)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT
"// @room@/@folder@.cpp - the open set of @folder@; written by the build from the files in src/@room@/@folder@
#include <array>
#include <span>

#include \"@room@/@prefix@.h\"

namespace habeas {

@declarations@
std::span<const @type@* const> @prefix@s() {
  static constexpr std::array<const @type@*, @count@> kAll{@addresses@};
  return kAll;
}

}  // namespace habeas
")
  target_sources(habeas_${room} PRIVATE ${out})
endfunction()

# habeas_bans(): a test for every room's archive (cmake/bans.cmake holds the table).
function(habeas_bans)
  get_property(rooms GLOBAL PROPERTY habeas_rooms)
  foreach(room IN LISTS rooms)
    get_target_property(kind habeas_${room} TYPE)
    if(kind STREQUAL "STATIC_LIBRARY")
      add_test(NAME bans/${room} COMMAND ${CMAKE_COMMAND} -DROOM=${room} -DARCHIVE=$<TARGET_FILE:habeas_${room}>
        -DNM=${CMAKE_NM} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/bans.cmake)
    endif()
  endforeach()
endfunction()
