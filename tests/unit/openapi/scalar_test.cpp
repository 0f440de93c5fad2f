#include "handlers/openapi/scalar.hpp"

#include <gtest/gtest.h>

namespace emulator::openapi {
namespace {

using Kind = Node::Kind;

TEST(Scalar, Words_of_the_core_schema_are_null_and_booleans) {
  for (const auto* text : {"", "~", "null", "Null", "NULL"})
    EXPECT_EQ(plain_scalar(text).kind, Kind::null) << text;
  for (const auto* text : {"true", "True", "TRUE"})
    EXPECT_TRUE(plain_scalar(text).is_true()) << text;
  for (const auto* text : {"false", "False", "FALSE"}) {
    EXPECT_EQ(plain_scalar(text).kind, Kind::boolean) << text;
    EXPECT_EQ(plain_scalar(text).text, "false") << text;
  }
}

TEST(Scalar, Numbers_are_spelled_as_json_spells_them) {
  const std::pair<const char*, const char*> numbers[] = {
      {"0", "0"},
      {"200", "200"},
      {"-1", "-1"},
      {"+7", "7"},
      {"1.5", "1.5"},
      {".5", "0.5"},
      {"1.", "1.0"},
      {"-.25", "-0.25"},
      {"1e3", "1e3"},
      {"1.5E-7", "1.5e-7"},
      {"0x1F", "31"},
      {"0o17", "15"},
      {"123456789012345678901234567890", "123456789012345678901234567890"}};
  for (const auto& [text, number] : numbers) {
    EXPECT_EQ(plain_scalar(text).kind, Kind::number) << text;
    EXPECT_EQ(plain_scalar(text).text, number) << text;
  }
}

TEST(Scalar, Whatever_else_is_text) {
  for (const auto* text :
       {"yes",      "no",    "on",   "off",  "y",     "007",  "2020-01-01",
        "12:30:45", "1_000", ".inf", ".nan", "0x",    "0xG",  "0x1FFFFFFFFFFFFFFFFF",
        "1e",       ".",     "-",    "+",    "1.2.3", "tRue", "nULL",
        "-~"}) {
    EXPECT_EQ(plain_scalar(text).kind, Kind::text) << text;
    EXPECT_EQ(plain_scalar(text).text, text);
  }
}

}  // namespace
}  // namespace emulator::openapi
