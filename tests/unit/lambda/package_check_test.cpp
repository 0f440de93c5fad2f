#include "lambda/package_check.hpp"

#include <elf.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A machine with a loader, glibc and hiredis; a package with one library of its own.
bool is_there(const std::filesystem::path& path) {
  for (const char* file :
       {"/lib64/ld-linux-x86-64.so.2", "/lib/ld-musl-x86_64.so.1",
        "/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/x86_64-linux-gnu/libhiredis.so.0.14",
        "/package/lib/libown.so.1", "/package/private/liborigin.so.1"}) {
    if (path == file) return true;
  }
  return false;
}

ProgramPlace place() {
  return {"provided.al2023", "x86_64", "x86_64", "2.36", "/package", {}, "/package"};
}

ElfFile program() {
  return {EM_X86_64, "/lib64/ld-linux-x86-64.so.2", {"libc.so.6"}, {}, "2.34"};
}

std::vector<std::string> texts(const std::vector<PackageFault>& faults) {
  std::vector<std::string> result;
  for (const auto& fault : faults)
    result.push_back((fault.fails_here ? "here: " : "AWS: ") + fault.text);
  return result;
}

TEST(PackageCheck, finds_nothing_wrong_with_what_runs_everywhere) {
  EXPECT_THAT(texts(check_program(program(), place(), is_there)), IsEmpty());
}

TEST(PackageCheck, finds_nothing_wrong_with_a_static_program) {
  const ElfFile go{EM_X86_64, "", {}, {}, ""};
  EXPECT_THAT(texts(check_program(go, place(), is_there)), IsEmpty());
}

TEST(PackageCheck, tells_of_another_machine) {
  auto arm = program();
  arm.machine = EM_AARCH64;
  EXPECT_THAT(texts(check_program(arm, place(), is_there)),
              ElementsAre(HasSubstr("here: its program is built for arm64 and this machine is "
                                    "x86_64")));
}

TEST(PackageCheck, tells_of_an_architecture_that_is_not_the_function_s) {
  auto where = place();
  where.architecture = "arm64";
  EXPECT_THAT(texts(check_program(program(), where, is_there)),
              ElementsAre("AWS: its program is built for x86_64 and the function's architecture is "
                          "arm64"));
}

TEST(PackageCheck, tells_of_a_loader_that_is_missing) {
  auto musl = program();
  musl.interpreter = "/lib/ld-musl-aarch64.so.1";
  EXPECT_THAT(texts(check_program(musl, place(), is_there)),
              ElementsAre(HasSubstr("here: its program's loader /lib/ld-musl-aarch64.so.1")));
}

TEST(PackageCheck, tells_of_a_loader_that_AWS_has_not) {
  auto musl = program();
  musl.interpreter = "/lib/ld-musl-x86_64.so.1";
  EXPECT_THAT(texts(check_program(musl, place(), is_there)),
              ElementsAre(HasSubstr("AWS: its program is linked with musl")));
}

TEST(PackageCheck, tells_of_libraries_that_are_nowhere_or_only_here) {
  auto more = program();
  more.needed = {"libown.so.1", "liborigin.so.1", "libhiredis.so.0.14", "libnowhere.so.9"};
  more.run_paths = {"$ORIGIN/private"};
  EXPECT_THAT(texts(check_program(more, place(), is_there)),
              ElementsAre(HasSubstr("AWS: its program needs libhiredis.so.0.14, which is on this "
                                    "machine and not in the package"),
                          HasSubstr("here: its program needs libnowhere.so.9")));
}

TEST(PackageCheck, tells_of_a_glibc_that_is_too_old) {
  auto where = place();
  where.runtime = "provided.al2";
  EXPECT_THAT(
      texts(check_program(program(), where, is_there)),
      ElementsAre(HasSubstr("AWS: its program needs glibc 2.34 and provided.al2 has 2.26")));
  auto newer = program();
  newer.glibc = "2.40";
  EXPECT_THAT(texts(check_program(newer, place(), is_there)),
              ElementsAre(HasSubstr("here: its program needs glibc 2.40 and this machine has 2.36"),
                          HasSubstr("AWS: its program needs glibc 2.40")));
}

}  // namespace
}  // namespace emulator::lambda
