#include "daemon/aws/query_input.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

using Kind = ModelShape::Kind;
using Location = ModelMember::Location;

// Names at 0, 5, 10, 15, 21, 26, 31, 37 and 43.
constexpr char pool[] = "Make\0Name\0Tags\0Items\0Size\0Loud\0Marks\0Value\0Kind\0";
constexpr ModelShape shapes[] = {
    {Kind::text, 0, 0, 0, 0, 0},                       // 0
    {Kind::map, 0, 0, 0, 0, 0},                        // 1: text to text
    {Kind::integer, ModelShape::has_max, 0, 0, 0, 9},  // 2
    {Kind::boolean, 0, 0, 0, 0, 0},                    // 3
    {Kind::structure, 0, 6, 2, 0, 0},                  // 4: Value, Kind
    {Kind::list, 0, 4, 0, 0, 0},                       // 5: of those
    {Kind::map, 0, 4, 0, 0, 0},                        // 6: text to those
    {Kind::structure, 0, 0, 6, 0, 0},                  // 7: the input
};
constexpr ModelMember members[] = {
    {5, 5, 0, Location::body, true},    {10, 10, 1, Location::body, false},
    {15, 15, 5, Location::body, false}, {21, 21, 2, Location::body, false},
    {26, 26, 3, Location::body, false}, {31, 31, 6, Location::body, false},
    {37, 37, 0, Location::body, false}, {43, 43, 0, Location::body, true},
};
constexpr ModelOperation operations[] = {{0, 7}};
const ServiceModel model{pool, shapes, members, {}, {}, {}, operations};

std::string read(const char* form) {
  const QueryParameterSet parameters(http::parse_query(form));
  const auto document = read_query_input(model, *model.input_of("Make"), parameters);
  return document ? to_string(*document) : document.error().code + ": " + document.error().message;
}

std::string fault(const char* form) {
  http::Request request;
  Call made{request, {}, {}, {}, {}};
  QueryCall call{made, QueryParameterSet(http::parse_query(form)), "Make", {}, nullptr};
  const auto error = check_query_input({&model}, call);
  return error ? error->code + ": " + error->message : "none";
}

TEST(QueryInput, ReadsTextsNumbersAndBooleans) {
  EXPECT_EQ(read("Name=a&Size=7&Loud=true&Unknown=x"), R"({"Name":"a","Size":7,"Loud":true})");
  EXPECT_EQ(read(""), "{}");
  EXPECT_EQ(read("Name="), R"({"Name":""})");
  EXPECT_EQ(read("Size=many"), "MalformedInput: Size: 'many' can not be converted to an Integer");
  EXPECT_EQ(read("Loud=yes"), "MalformedInput: Loud: 'yes' can not be converted to a Boolean");
}

TEST(QueryInput, ReadsListsInTheOrderOfTheirNumbers) {
  EXPECT_EQ(read("Items.member.10.Kind=b&Items.member.2.Kind=a&Items.member.2.Value=1"),
            R"({"Items":[{"Value":"1","Kind":"a"},{"Kind":"b"}]})");
  EXPECT_EQ(read("Items.1.Kind=a"), R"({"Items":[{"Kind":"a"}]})") << "flattened";
  EXPECT_EQ(read("Items="), R"({"Items":[]})");
}

TEST(QueryInput, ReadsMaps) {
  EXPECT_EQ(read("Tags.entry.1.key=k&Tags.entry.1.value=v&Tags.entry.2.key=l"),
            R"({"Tags":{"k":"v","l":""}})");
  EXPECT_EQ(read("Tags.1.Key=k&Tags.1.Value=v"), R"({"Tags":{"k":"v"}})") << "flattened";
  EXPECT_EQ(read("Marks.entry.1.Name=n&Marks.entry.1.Value.Kind=x"),
            R"({"Marks":{"n":{"Kind":"x"}}})");
}

TEST(QueryInput, IsHeldAgainstTheModel) {
  EXPECT_EQ(fault("Name=a&Size=9"), "none");
  EXPECT_EQ(fault("Size=9"),
            "ValidationError: 1 validation error detected: Value null at 'name' failed to satisfy "
            "constraint: Member must not be null");
  EXPECT_EQ(fault("Name=a&Size=10"),
            "ValidationError: 1 validation error detected: Value '10' at 'size' failed to satisfy "
            "constraint: Member must have value less than or equal to 9");
  EXPECT_EQ(fault("Name=a&Items.member.1.Value=x"),
            "ValidationError: 1 validation error detected: Value null at 'items.1.member.kind' "
            "failed to satisfy constraint: Member must not be null");
  EXPECT_EQ(fault("Name=a&Marks.entry.1.Name=n"),
            "ValidationError: 1 validation error detected: Value null at 'marks.n.member.kind' "
            "failed to satisfy constraint: Member must not be null");
}

}  // namespace
}  // namespace emulator::aws
