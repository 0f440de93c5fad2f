#include "lambda/readable_failure.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(ReadableFailure, has_the_stack_below_the_message) {
  EXPECT_EQ(readable_failure(R"({"errorType":"SoldOut","errorMessage":"no more",)"
                             R"("stackTrace":["  File \"a.py\", line 3\n    raise SoldOut()\n"]})",
                             false),
            "SoldOut: no more\n      File \"a.py\", line 3\n        raise SoldOut()");
  EXPECT_EQ(
      readable_failure(R"({"errorType":"E","errorMessage":"m","trace":["E: m","  at f"]})", false),
      "E: m\n    E: m\n      at f");
}

TEST(ReadableFailure, knows_the_frames_of_Go) {
  EXPECT_EQ(readable_failure(R"({"errorType":"E","errorMessage":"m",)"
                             R"("stackTrace":[{"path":"main.go","line":7,"label":"main"}]})",
                             false),
            "E: m\n    at main (main.go:7)");
}

TEST(ReadableFailure, without_a_type_is_its_message) {
  EXPECT_EQ(readable_failure(R"({"errorMessage":"m"})", false), "m");
}

TEST(ReadableFailure, is_red_on_a_terminal) {
  EXPECT_EQ(readable_failure(R"({"errorType":"E","errorMessage":"m"})", true),
            "\x1b[1;31mE\x1b[0;31m: m\x1b[0m");
}

TEST(ReadableFailure, of_what_is_no_error_document_is_nothing) {
  EXPECT_EQ(readable_failure("no json", false), "");
  EXPECT_EQ(readable_failure("[]", false), "");
  EXPECT_EQ(readable_failure(R"({"errorType":7,"stackTrace":7})", false), "");
}

TEST(ReadableFailure, is_bounded) {
  std::string frames;
  for (int i = 0; i < 100; ++i)
    frames += "\"frame\",";
  frames.pop_back();
  const std::string text =
      readable_failure(R"({"errorType":"E","errorMessage":"m","trace":[)" + frames + "]}", false);
  EXPECT_NE(text.find("… and 50 more"), std::string::npos);
}

}  // namespace
}  // namespace emulator::lambda
