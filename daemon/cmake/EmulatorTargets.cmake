# The two functions every folder uses: emulator_library() for a folder's code, emulator_test() for a
# group of tests. Flags, warnings and the precompiled header are set here and nowhere else.

# One file that runs on any machine with a glibc of its age. Libraries come as archives, for this and
# for every later find_package() and find_library().
if(EMULATOR_STATIC)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a .so)
  set(OPENSSL_USE_STATIC_LIBS ON)
  set(Boost_USE_STATIC_LIBS ON)
endif()

find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(OpenSSL REQUIRED)

add_library(emulator_flags INTERFACE)
target_compile_options(emulator_flags INTERFACE
  -Wall -Wextra -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -ffunction-sections -fdata-sections -fno-plt)
# g++ 12 sees overflows in "literal" + string when it optimises (GCC bugs 105329 and 105651), and
# mismatched allocation where it inlines one of a coroutine frame's operators and not the other.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(emulator_flags INTERFACE -Wno-restrict -Wno-stringop-overflow
    $<$<NOT:$<CONFIG:Debug>>:-Wno-mismatched-new-delete>)
endif()
target_include_directories(emulator_flags INTERFACE ${PROJECT_SOURCE_DIR})
# Asio takes coroutine frames from aligned_alloc() unless told not to, which glibc keeps no free list
# for: five times the price of operator new, some thirty times in each invocation. Nothing that it
# allocates here asks for more than operator new's alignment.
target_compile_definitions(emulator_flags INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  BOOST_ASIO_DISABLE_STD_ALIGNED_ALLOC BOOST_ASIO_DISABLE_BOOST_ALIGN
  SPDLOG_FMT_EXTERNAL
  RAPIDJSON_HAS_STDSTRING=1)
target_link_libraries(emulator_flags INTERFACE Threads::Threads Boost::headers)
target_link_options(emulator_flags INTERFACE -Wl,--gc-sections)
if(EMULATOR_STATIC)
  target_link_options(emulator_flags INTERFACE -static-libstdc++ -static-libgcc -Wl,-O1,--as-needed
    -Wl,-z,pack-relative-relocs -s)
endif()
# What every request runs through lies side by side, where the linker knows how; see hot_path.ld.
include(CheckLinkerFlag)
set(EMULATOR_HOT_PATH ${CMAKE_CURRENT_LIST_DIR}/hot_path.ld)
check_linker_flag(CXX -Wl,-T,${EMULATOR_HOT_PATH} EMULATOR_ORDERS_FUNCTIONS)
if(EMULATOR_SANITIZE)
  # Instrumented code misleads this warning: g++ 12 sees it in the standard library's <regex>.
  target_compile_options(emulator_flags INTERFACE
    -fsanitize=${EMULATOR_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)
  target_link_options(emulator_flags INTERFACE -fsanitize=${EMULATOR_SANITIZE})
endif()

if(EMULATOR_FUZZ)
  # The fuzz targets' driver is called at every basic block; nothing else links with this.
  target_compile_options(emulator_flags INTERFACE -fsanitize-coverage=trace-pc)
endif()

# Asio, Beast and fmt are parsed once for the whole tree; see daemon/precompiled.hpp.
add_library(emulator_precompiled STATIC
  ${PROJECT_SOURCE_DIR}/daemon/asio_library.cpp ${PROJECT_SOURCE_DIR}/daemon/fmt_library.cpp)
target_link_libraries(emulator_precompiled PUBLIC emulator_flags OpenSSL::SSL OpenSSL::Crypto)
target_precompile_headers(emulator_precompiled PRIVATE ${PROJECT_SOURCE_DIR}/daemon/precompiled.hpp)

# A precompiled header fits the flags it was made with, so code built for size has one of its own.
set(emulator_small $<$<CONFIG:Release>:-Os>)
add_library(emulator_precompiled_small OBJECT ${PROJECT_SOURCE_DIR}/daemon/precompiled.cpp)
target_link_libraries(emulator_precompiled_small PUBLIC emulator_flags)
target_compile_options(emulator_precompiled_small PRIVATE ${emulator_small})
target_precompile_headers(emulator_precompiled_small PRIVATE
  ${PROJECT_SOURCE_DIR}/daemon/precompiled.hpp)

# emulator_library(NAME [SMALL] SOURCES a.cpp b.cpp DEPENDS other_library). SMALL is for control planes
# and for what mostly waits, for a process or a peer: measured, neither SNS nor Lambda is slower for
# it, and the program a twelfth smaller. What handles every byte, HTTP say, is built for speed.
function(emulator_library name)
  cmake_parse_arguments(ARG "SMALL" "" "SOURCES;DEPENDS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC emulator_precompiled ${ARG_DEPENDS})
  if(ARG_SMALL)
    target_compile_options(${name} PRIVATE ${emulator_small})
    target_precompile_headers(${name} REUSE_FROM emulator_precompiled_small)
  else()
    target_precompile_headers(${name} REUSE_FROM emulator_precompiled)
  endif()
endfunction()

# emulator_test(NAME SOURCES a_test.cpp DEPENDS library): one executable; CTest lists each test in it
# by itself, so that `ctest -j` runs them in parallel and a failure is named.
function(emulator_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE emulator_precompiled ${ARG_DEPENDS}
    GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} REUSE_FROM emulator_precompiled)
  # Names without values: those of a table of structures would be bytes, and other ones at each build.
  gtest_discover_tests(${name} TEST_PREFIX "${name}." NO_PRETTY_VALUES
    PROPERTIES TIMEOUT 60 DISCOVERY_TIMEOUT 60)
endfunction()
