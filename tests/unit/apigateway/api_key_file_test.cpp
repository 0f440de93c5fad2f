#include "handlers/apigateway/api_key_file.hpp"

#include <gtest/gtest.h>

namespace emulator::apigateway {
namespace {

using Plans = std::vector<std::string>;

TEST(ApiKeyFile, Columns_come_in_any_order_and_case) {
  const auto rows = parse_api_key_file("key,NAME,Other\napikey1234abcdefghij,first,x\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1u);
  const ApiKeyRow& row = rows->front();
  EXPECT_EQ(row.line, 2u);
  EXPECT_EQ(row.name, "first");
  EXPECT_EQ(row.value, "apikey1234abcdefghij");
  EXPECT_EQ(row.description, "");
  EXPECT_EQ(row.enabled, "");
  EXPECT_TRUE(row.plans.empty());
}

TEST(ApiKeyFile, Has_descriptions_and_one_or_more_plans) {
  const auto rows = parse_api_key_file(
      "Name,key,description,Enabled,usageplanIds\r\n"
      "first,k1,An imported key,TRUE,c7y23b\r\n"
      "second,k2,\"a, b\",false,\"c7y23b, glvrsr\"\r\n"
      "\r\n"
      "third,k3,'say ''no''',,'c7y23b,glvrsr'\r\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ((*rows)[0].plans, Plans{"c7y23b"});
  EXPECT_EQ((*rows)[0].enabled, "TRUE");
  EXPECT_EQ((*rows)[1].description, "a, b");
  EXPECT_EQ((*rows)[1].plans, (Plans{"c7y23b", "glvrsr"}));
  EXPECT_EQ((*rows)[2].line, 5u);
  EXPECT_EQ((*rows)[2].description, "say 'no'");
  EXPECT_EQ((*rows)[2].plans, (Plans{"c7y23b", "glvrsr"}));
}

TEST(ApiKeyFile, A_short_line_lacks_its_last_fields) {
  const auto rows = parse_api_key_file("Name,Key,Description\nfirst,k1");
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front().value, "k1");
  EXPECT_EQ(rows->front().description, "");
}

TEST(ApiKeyFile, Without_its_columns_or_with_open_quotes_it_is_malformed) {
  EXPECT_EQ(parse_api_key_file("").error().message, "The API key file has no column named 'Name'");
  EXPECT_EQ(parse_api_key_file("Name,Value\na,b\n").error().message,
            "The API key file has no column named 'Key'");
  EXPECT_EQ(parse_api_key_file("Name,Key\n\"a,b\n").error().message,
            "Invalid CSV on line 2: a quote is not closed");
  EXPECT_EQ(parse_api_key_file("Name,Key\n\"a\"x,b\n").error().message,
            "Invalid CSV on line 2: a quote is not closed");
}

}  // namespace
}  // namespace emulator::apigateway
