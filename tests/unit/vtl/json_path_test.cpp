#include "handlers/vtl/json_path.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handlers/vtl/json_value.hpp"

namespace emulator::vtl {
namespace {

constexpr std::string_view store = R"({"store":{"book":[
  {"category":"reference","author":"Nigel Rees","title":"Sayings","price":8.95},
  {"category":"fiction","author":"Evelyn Waugh","title":"Sword","price":12.99},
  {"category":"fiction","author":"Herman Melville","title":"Moby Dick","isbn":"0-553","price":8.99}],
  "bicycle":{"color":"red","price":19.95}},"expensive":10})";

std::string at(std::string_view path, std::string_view json = store) {
  Arena arena(1'000'000, 1'000'000);
  const Value root = read_json(json, arena).value();
  const JsonPath parsed = JsonPath::parse(path);
  if (!parsed.fault().empty()) return parsed.fault();
  const auto value = parsed.evaluate(root, arena);
  if (!value) return "nothing";
  std::string out;
  append_json(out, *value, 1'000'000);
  return out;
}

TEST(JsonPath, Definite_paths_lead_to_one_value) {
  EXPECT_EQ(at("$.expensive"), "10");
  EXPECT_EQ(at("$['expensive']"), "10");
  EXPECT_EQ(at("expensive"), "10");
  EXPECT_EQ(at("$.store.book[0].title"), "\"Sayings\"");
  EXPECT_EQ(at("$.store.book[-1].title"), "\"Moby Dick\"");
  EXPECT_EQ(at("$.store.missing"), "nothing");
  EXPECT_EQ(at("$.store.book[9]"), "nothing");
  EXPECT_EQ(at("$.store.book.title"), "nothing");
  EXPECT_EQ(at("$", "[1,2]"), "[1,2]");
  EXPECT_EQ(at("$[1]", "[1,2]"), "2");
  EXPECT_EQ(at("$['a','c']", R"({"a":1,"b":2,"c":3})"), R"({"a":1,"c":3})");
  EXPECT_EQ(at("$['a.b c']", R"({"a.b c":1})"), "1");
}

TEST(JsonPath, Others_give_lists) {
  EXPECT_EQ(at("$.store.book[*].price"), "[8.95,12.99,8.99]");
  EXPECT_EQ(at("$.store.*.color"), R"(["red"])");
  EXPECT_EQ(at("$..price"), "[8.95,12.99,8.99,19.95]");
  EXPECT_EQ(at("$..book[1].title"), R"(["Sword"])");
  EXPECT_EQ(at("$.store.book[0,2].title"), R"(["Sayings","Moby Dick"])");
  EXPECT_EQ(at("$.store.book[:2].title"), R"(["Sayings","Sword"])");
  EXPECT_EQ(at("$.store.book[-2:].title"), R"(["Sword","Moby Dick"])");
  EXPECT_EQ(at("$.store.book[1:2].title"), R"(["Sword"])");
  EXPECT_EQ(at("$..missing"), "[]");
  EXPECT_EQ(at("$..*", R"({"a":[1]})"), "[[1],1]");
}

TEST(JsonPath, Filters_choose) {
  EXPECT_EQ(at("$.store.book[?(@.isbn)].title"), R"(["Moby Dick"])");
  EXPECT_EQ(at("$.store.book[?(@.price < 10)].title"), R"(["Sayings","Moby Dick"])");
  EXPECT_EQ(at("$.store.book[?(@.price > $.expensive)].title"), R"(["Sword"])");
  EXPECT_EQ(at("$.store.book[?(@.category == 'fiction' && @.price < 10)].title"),
            R"(["Moby Dick"])");
  EXPECT_EQ(at("$.store.book[?(!@.isbn || @.price == 8.99)].price"), "[8.95,12.99,8.99]");
  EXPECT_EQ(at("$.store.book[?(@.author =~ /.*REES/i)].price"), "[8.95]");
  EXPECT_EQ(at("$.store.book[?(@.category in ['reference','x'])].price"), "[8.95]");
  EXPECT_EQ(at("$.store.book[?(@.category nin ['reference'])].price"), "[12.99,8.99]");
  EXPECT_EQ(at("$[?(@ >= 2)]", "[1,2,3]"), "[2,3]");
  EXPECT_EQ(at("$[?((@.a == null) || (@.b != true))].id",
               R"([{"id":1,"a":null,"b":true},{"id":2,"a":1,"b":true}])"),
            "[1]");
}

TEST(JsonPath, Functions_end_a_path) {
  EXPECT_EQ(at("$.store.book.length()"), "3");
  EXPECT_EQ(at("$.sum()", "[1,2.5]"), "3.5");
  EXPECT_EQ(at("$..price.max()"), "19.95");
  EXPECT_EQ(at("$.store.keys()"), R"(["book","bicycle"])");
  EXPECT_EQ(at("$.store.bicycle.color.length()"), "3");
}

TEST(JsonPath, Malformed_ones_are_faults) {
  for (const auto* path : {"$.", "$[", "$['a", "$[?(@.a]", "$[(@.length-1)]", "$.a b", "$.foo()",
                           "$[?(@.a == )]", "$[a]"}) {
    EXPECT_THAT(at(path), ::testing::HasSubstr("is no JSONPath")) << path;
  }
  std::string deep = "$[?(";
  deep.append(5000, '(');
  EXPECT_THAT(at(deep), ::testing::HasSubstr("nests too deeply"));
  deep.assign("$[?(@.a in ");
  deep.append(5000, '[');
  EXPECT_THAT(at(deep), ::testing::HasSubstr("nests too deeply"));
}

}  // namespace
}  // namespace emulator::vtl
