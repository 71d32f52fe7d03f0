# cmake/flags.cmake - the compiler and linker flags of every room, on the interface library habeas_flags
add_library(habeas_flags INTERFACE)
target_compile_options(habeas_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow -Werror -fno-strict-aliasing)
# Every room goes into programs and none into a shared library. Under -fPIC, which CMake has for
# libraries, no function may be inlined that another library could replace.
target_compile_options(habeas_flags INTERFACE -fPIE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC bug 105651: g++ 12 warns of overlapping copies inside std::string operator+ that cannot happen.
  target_compile_options(habeas_flags INTERFACE -Wno-restrict)
endif()
if(HABEAS_CHECKS)
  target_compile_definitions(habeas_flags INTERFACE HABEAS_CHECKS=1)
endif()
if(HABEAS_SANITIZE)
  target_compile_options(habeas_flags INTERFACE -fsanitize=${HABEAS_SANITIZE} -fno-sanitize-recover=all
                                                -fno-omit-frame-pointer)
  target_link_options(habeas_flags INTERFACE -fsanitize=${HABEAS_SANITIZE})
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  # Hardening: reference list in docs/architecture.md. _GLIBCXX_ASSERTIONS stops out-of-range access in release too.
  target_compile_options(habeas_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_GLIBCXX_ASSERTIONS
                                                -fstack-protector-strong -fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64")
    target_compile_options(habeas_flags INTERFACE -fcf-protection=full)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(habeas_flags INTERFACE -ftrivial-auto-var-init=zero)
  endif()
  target_link_options(habeas_flags INTERFACE -pie -Wl,-z,relro,-z,now)
endif()
