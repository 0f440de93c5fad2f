#include "handlers/execute_api/media_type.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

using ::testing::ElementsAre;

TEST(MediaType, Parameters_and_case_make_no_difference) {
  EXPECT_EQ(without_parameters(" text/plain ; charset=utf-8"), "text/plain");
  const std::vector<std::string> types = {"image/png"};
  EXPECT_TRUE(is_binary(types, "Image/PNG; q=1"));
  EXPECT_FALSE(is_binary(types, "image/jpeg"));
  EXPECT_FALSE(is_binary(types, ""));
  EXPECT_FALSE(is_binary({}, "image/png"));
}

TEST(MediaType, Only_the_full_wildcard_is_one) {
  const std::vector<std::string> all = {"*/*"};
  const std::vector<std::string> images = {"image/*"};
  EXPECT_TRUE(is_binary(all, "text/plain"));
  EXPECT_TRUE(is_binary(all, ""));
  EXPECT_FALSE(is_binary(images, "image/png"));
}

TEST(MediaType, The_first_accepted_type_decides_on_a_binary_answer) {
  const std::vector<std::string> types = {"image/webp"};
  EXPECT_TRUE(accepts_binary(types, "image/webp,image/*,*/*;q=0.8"));
  EXPECT_FALSE(accepts_binary(types, "image/*,image/webp"));
  EXPECT_FALSE(accepts_binary(types, "*/*"));
  EXPECT_FALSE(accepts_binary(types, ""));
}

TEST(MediaType, An_accept_header_is_a_list) {
  EXPECT_THAT(accepted_media_types("text/html, a/b;q=0.9 ,, */*"),
              ElementsAre("text/html", "a/b", "*/*"));
  EXPECT_THAT(accepted_media_types(""), ElementsAre());
}

}  // namespace
}  // namespace emulator::execute_api
