#include "handlers/logs/filter_pattern.hpp"

#include <gtest/gtest.h>

namespace emulator::logs {
namespace {

bool matches(std::string_view pattern, std::string_view message) {
  const auto parsed = FilterPattern::parse(pattern);
  EXPECT_TRUE(parsed.has_value()) << pattern << ": " << parsed.error().message;
  return parsed && parsed->matches(message);
}

std::string fault(std::string_view pattern) {
  const auto parsed = FilterPattern::parse(pattern);
  return parsed ? std::string() : parsed.error().code;
}

TEST(FilterPattern, that_is_empty_takes_everything) {
  EXPECT_TRUE(matches("", "anything"));
  EXPECT_TRUE(matches("  ", ""));
}

TEST(FilterPattern, finds_all_of_its_terms_in_their_case) {
  EXPECT_TRUE(matches("ERROR", "[ERROR] out of stock"));
  EXPECT_FALSE(matches("error", "[ERROR] out of stock"));
  EXPECT_TRUE(matches("stock ERROR", "[ERROR] out of stock"));
  EXPECT_FALSE(matches("ERROR paper", "[ERROR] out of stock"));
  EXPECT_FALSE(matches("ERROR", "ERRORS"));
}

TEST(FilterPattern, finds_quoted_text_as_it_is) {
  EXPECT_TRUE(matches("\"out of\"", "[ERROR] out of stock"));
  EXPECT_FALSE(matches("\"of out\"", "[ERROR] out of stock"));
  EXPECT_TRUE(matches(R"("say \"hi\"")", R"(say "hi" now)"));
}

TEST(FilterPattern, excludes_terms) {
  EXPECT_TRUE(matches("ERROR -paper", "ERROR out of ink"));
  EXPECT_FALSE(matches("ERROR -paper", "ERROR out of paper"));
  EXPECT_TRUE(matches("-paper", "ink"));
  EXPECT_FALSE(matches("-\"of paper\"", "out of paper"));
}

TEST(FilterPattern, needs_one_of_its_optional_terms) {
  EXPECT_TRUE(matches("?WARN ?ERROR", "WARN low"));
  EXPECT_TRUE(matches("?WARN ?ERROR", "ERROR empty"));
  EXPECT_FALSE(matches("?WARN ?ERROR", "INFO fine"));
}

TEST(FilterPattern, compares_members_of_json) {
  constexpr auto line = R"({"level":"ERROR","code":503,"who":{"name":"Ann"},"list":[1,"b"],)"
                        R"("no":null,"ok":true})"
                        "\n";
  EXPECT_TRUE(matches(R"({ $.level = "ERROR" })", line));
  EXPECT_TRUE(matches("{$.level=ERROR}", line));
  EXPECT_FALSE(matches(R"({ $.level = "INFO" })", line));
  EXPECT_TRUE(matches(R"({ $.level != "INFO" })", line));
  EXPECT_TRUE(matches(R"({ $.level = "ERR*" })", line));
  EXPECT_TRUE(matches(R"({ $.who.name = "*nn" })", line));
  EXPECT_TRUE(matches("{ $.code >= 500 && $.code < 600 }", line));
  EXPECT_FALSE(matches("{ $.code = 500 || $.code > 600 }", line));
  EXPECT_TRUE(matches(R"({ ($.code = 500) || ($.who.name = "Ann") })", line));
  EXPECT_TRUE(matches(R"({ $.list[1] = "b" })", line));
  EXPECT_TRUE(matches("{ $.no IS NULL }", line));
  EXPECT_TRUE(matches("{ $.ok IS TRUE }", line));
  EXPECT_TRUE(matches("{ $.missing NOT EXISTS }", line));
  EXPECT_FALSE(matches("{ $.missing != 1 }", line));
  EXPECT_FALSE(matches(R"({ $.level = "ERROR" })", "no json"));
}

TEST(FilterPattern, that_is_none_is_refused) {
  for (const auto* pattern : {"{ $.level }", "{ level = 1 }", "{ $.a = 1", "\"open", "{ ($.a = 1 }",
                              "{ $.a = 1 } x", "{ $.a IS WHAT }", "-"}) {
    EXPECT_EQ(fault(pattern), "InvalidParameterException") << pattern;
  }
  EXPECT_EQ(fault(std::string("{ ") + std::string(1000, '(')), "InvalidParameterException");
}

}  // namespace
}  // namespace emulator::logs
