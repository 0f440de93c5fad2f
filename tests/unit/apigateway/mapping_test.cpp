#include "handlers/apigateway/mapping.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

TEST(Mapping, References_and_directives_are_velocity) {
  for (const auto* text : {"$input.body", "${context.stage}", "$!x", "#set($a = 1)", "## note",
                           "#* note *#", "#{if}(true)#end", "#[[raw]]#"}) {
    EXPECT_TRUE(contains_velocity(text)) << text;
  }
}

TEST(Mapping, Prices_and_fragments_are_text) {
  for (const auto* text :
       {"", "{\"statusCode\": 200}", "$5", "costs 5$", "a # b", "#1", "$", "#", "{\"a\":\"$\"}"}) {
    EXPECT_FALSE(contains_velocity(text)) << text;
  }
}

TEST(Mapping, A_static_value_stands_in_single_quotes) {
  EXPECT_EQ(static_value("'*'"), "*");
  EXPECT_EQ(static_value("''"), "");
  EXPECT_EQ(static_value("'GET,POST'"), "GET,POST");
  EXPECT_EQ(static_value("'"), std::nullopt);
  EXPECT_EQ(static_value("context.requestId"), std::nullopt);
}

}  // namespace
}  // namespace emulator::apigateway
