#include "handlers/apigateway_sdk/shapes.hpp"

#include <gmock/gmock.h>

namespace emulator::apigateway_sdk {
namespace {

std::string written(const Type& type) {
  constexpr std::string_view names[] = {"any", "text", "boolean", "integer", "long", "number"};
  if (type.kind == Type::Kind::list) return "[" + written(*type.items) + "]";
  if (type.kind == Type::Kind::object) return type.shape;
  return std::string(names[static_cast<std::size_t>(type.kind)]);
}

// Each shape with its members: "Order{id: text}".
std::vector<std::string> written(const Shapes& shapes) {
  std::vector<std::string> out;
  for (const Shape& shape : shapes.all) {
    std::string members;
    for (const Property& property : shape.properties)
      members += (members.empty() ? "" : ", ") + property.name + ": " + written(property.type);
    out.push_back(shape.name + "{" + members + "}");
  }
  return out;
}

std::string reference(const std::string& model) {
  return R"({"$ref":"https://apigateway.amazonaws.com/restapis/abc/models/)" + model + "\"}";
}

TEST(SdkShapes, Objects_are_shapes_and_all_else_is_what_it_is) {
  const Shapes shapes = shapes_of(
      {{"Order",
        R"({"type":"object","properties":{"id":{"type":"string"},"open":{"type":"boolean"},
            "count":{"type":"integer"},"big":{"type":"integer","format":"int64"},
            "sum":{"type":"number"},"odd":{"type":["string","null"]},"tags":{"type":"array"}}})"},
       {"Orders", R"({"type":"array","items":)" + reference("Order") + "}"},
       {"Empty", R"({"type":"object"})"}},
      {});
  EXPECT_THAT(written(shapes),
              testing::ElementsAre("Order{id: text, open: boolean, count: integer, big: long, "
                                   "sum: number, odd: any, tags: [any]}"));
  EXPECT_EQ(written(shapes.of_model("Orders")), "[Order]");
  EXPECT_EQ(written(shapes.of_model("Empty")), "any");
  EXPECT_EQ(written(shapes.of_model("absent")), "any");
}

TEST(SdkShapes, What_is_within_a_model_is_named_for_its_place) {
  const Shapes shapes =
      shapes_of({{"Pet", R"({"properties":{"home":{"properties":{"city":{"type":"string"}}},
            "kin":{"type":"array","items":{"$ref":"#/definitions/kin"}}},
            "definitions":{"kin":{"properties":{"of":{"$ref":"#"}}}}})"}},
                {});
  EXPECT_THAT(written(shapes),
              testing::UnorderedElementsAre("PetHome{city: text}", "PetKin{of: Pet}",
                                            "Pet{home: PetHome, kin: [PetKin]}"));
}

TEST(SdkShapes, Models_may_refer_to_each_other_and_be_put_together) {
  const Shapes shapes = shapes_of({{"A", R"({"properties":{"b":)" + reference("B") + "}}"},
                                   {"B", R"({"allOf":[)" + reference("C") +
                                             R"(,{"properties":{"a":)" + reference("A") + "}}]}"},
                                   {"C", R"({"properties":{"c":{"type":"string"}}})"},
                                   {"Loop", reference("Loop")}},
                                  {});
  EXPECT_THAT(written(shapes),
              testing::UnorderedElementsAre("A{b: B}", "B{c: text, a: A}", "C{c: text}"));
  EXPECT_EQ(written(shapes.of_model("Loop")), "any");
}

TEST(SdkShapes, A_model_keeps_its_name_unless_the_language_needs_it) {
  const Shapes shapes = shapes_of({{"A", R"({"properties":{"b":{"properties":{"x":{}}}}})"},
                                   {"AB", R"({"properties":{"y":{}}})"},
                                   {"String", R"({"properties":{"z":{}}})"}},
                                  {"String"});
  EXPECT_THAT(written(shapes), testing::UnorderedElementsAre("AB2{x: any}", "A{b: AB2}",
                                                             "AB{y: any}", "String2{z: any}"));
}

}  // namespace
}  // namespace emulator::apigateway_sdk
