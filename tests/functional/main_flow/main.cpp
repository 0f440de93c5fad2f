#include <gtest/gtest.h>

#include <string_view>

#include "main_flow/demo.hpp"

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (argc == 2 && std::string_view{argv[1]} == "--demo") return emulator::functional::run_demo();
  return RUN_ALL_TESTS();
}
