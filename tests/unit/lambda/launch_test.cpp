#include "lambda/launch.hpp"

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lambda/hot_reload.hpp"

namespace emulator::lambda {
namespace {

using testing::ElementsAre;

TEST(DebugSetting, names_a_function_and_a_port) {
  EXPECT_EQ(parse_debug_setting("f=5678").function_name, "f");
  EXPECT_EQ(parse_debug_setting("f=5678").address, "127.0.0.1:5678");
  EXPECT_EQ(parse_debug_setting("f=0.0.0.0:5678").address, "0.0.0.0:5678");
  for (const auto* text : {"", "f", "f=", "=5678", "f=port", "f=123456", "f=host:"}) {
    EXPECT_EQ(parse_debug_setting(text).function_name, "") << text;
  }
}

std::vector<std::string> debugged(std::string_view runtime, std::vector<std::string> arguments) {
  Command command{"/package/bootstrap", std::move(arguments), {}, "/"};
  put_under_debugger(command, runtime, "127.0.0.1:9");
  return command.arguments;
}

TEST(Debugger, is_that_of_the_language) {
  EXPECT_THAT(debugged("python3.12", {"python3", "client.py", "a.b"}),
              ElementsAre("python3", "-Xfrozen_modules=off", "-m", "debugpy", "--listen",
                          "127.0.0.1:9", "--wait-for-client", "client.py", "a.b"));
  EXPECT_THAT(debugged("nodejs20.x", {"node", "client.mjs", "a.b"}),
              ElementsAre("node", "--inspect-brk=127.0.0.1:9", "client.mjs", "a.b"));
  EXPECT_THAT(debugged("provided.al2023", {"/var/task/bootstrap"}),
              ElementsAre("/usr/bin/gdbserver", "--once", "127.0.0.1:9", "/package/bootstrap"));
}

TEST(Fingerprint, changes_with_the_files_and_not_with_time) {
  std::string pattern = (std::filesystem::temp_directory_path() / "fingerprint-XXXXXX").string();
  const std::filesystem::path directory = mkdtemp(pattern.data());
  const auto write = [&](const char* name, const char* text) {
    std::filesystem::create_directories((directory / name).parent_path());
    std::ofstream(directory / name) << text;
  };
  write("a", "one");
  write("sub/b", "two");
  const auto first = fingerprint_of(directory);
  EXPECT_EQ(fingerprint_of(directory), first);
  write("__pycache__/a.pyc", "not ours");
  write(".git/HEAD", "not ours");
  EXPECT_EQ(fingerprint_of(directory), first);
  write("sub/b", "three");
  const auto second = fingerprint_of(directory);
  EXPECT_NE(second, first);
  std::filesystem::remove(directory / "a");
  EXPECT_NE(fingerprint_of(directory), second);
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace emulator::lambda
