# tests/walls/common.cmake - what every tiny tree needs before its first room
add_library(habeas_flags INTERFACE)
target_compile_features(habeas_flags INTERFACE cxx_std_20)
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/Room.cmake)
enable_testing()
