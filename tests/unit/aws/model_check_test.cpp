#include "daemon/aws/model_check.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

using Kind = ModelShape::Kind;
using Location = ModelMember::Location;

// What the generator writes, small enough to read: names at their offsets.
//                       0       5       10       16     22      27
constexpr char pool[] = "Make\0Name\0Tags\0\0Parts\0Size\0[a-z]+\0red\0blue\0Colour";
constexpr ModelPattern patterns[] = {{27, false}};
constexpr ModelEnum enums[] = {{0, 2}};
constexpr std::uint16_t values[] = {34, 38};
constexpr ModelShape shapes[] = {
    {Kind::text, ModelShape::has_min | ModelShape::has_max, 1, 0, 2, 4},  // 0: Name
    {Kind::text, ModelShape::has_max, 0, 0, 0, 3},                        // 1: a tag
    {Kind::map, ModelShape::has_max, 1, 1, 0, 1},                         // 2: Tags
    {Kind::integer, ModelShape::has_min, 0, 0, 1, 0},                     // 3: Size
    {Kind::structure, 0, 4, 1, 0, 0},                                     // 4: a part
    {Kind::list, 0, 4, 0, 0, 0},                                          // 5: Parts
    {Kind::text, 0, 0, 1, 0, 0},                                          // 6: Colour
    {Kind::structure, 0, 0, 4, 0, 0},                                     // 7: the input
};
constexpr ModelMember members[] = {
    {5, 5, 0, Location::body, true},    {10, 10, 2, Location::body, false},
    {16, 16, 5, Location::body, false}, {43, 43, 6, Location::body, false},
    {22, 22, 3, Location::body, true},
};
constexpr ModelOperation operations[] = {{0, 7}};
const ServiceModel model{pool, shapes, members, patterns, enums, values, operations};

std::string fault(std::string_view body, std::span<const std::string_view> waived = {}) {
  const auto document = parse_json(body);
  ModelCheck check(model, waived);
  check.body_members(*model.input_of("Make"), *document);
  const auto error = check.error();
  return error ? error->code + ": " + error->message : "none";
}

TEST(ModelCheck, NothingWrongIsNoError) {
  EXPECT_EQ(fault(R"({"Name":"abc","Tags":{"k":"v"},"Parts":[{"Size":1}],"Colour":"red"})"),
            "none");
  EXPECT_EQ(fault(R"({"Name":"abc","Tags":null,"Unknown":1})"), "none");
}

TEST(ModelCheck, NamesEveryConstraintOfAMember) {
  EXPECT_EQ(fault(R"({"Name":"A"})"),
            "ValidationException: 2 validation errors detected: Value 'A' at 'name' failed to "
            "satisfy constraint: Member must have length greater than or equal to 2; Value 'A' at "
            "'name' failed to satisfy constraint: Member must satisfy regular expression pattern: "
            "[a-z]+");
  EXPECT_EQ(fault("{}"),
            "ValidationException: 1 validation error detected: Value null at 'name' failed to "
            "satisfy constraint: Member must not be null");
  EXPECT_EQ(fault(R"({"Name":"abc","Colour":"green"})"),
            "ValidationException: 1 validation error detected: Value 'green' at 'colour' failed to "
            "satisfy constraint: Member must satisfy enum value set: [red, blue]");
}

TEST(ModelCheck, NumbersTheElementsOfLists) {
  EXPECT_EQ(fault(R"({"Name":"abc","Parts":[{"Size":1},{"Size":0},{}]})"),
            "ValidationException: 2 validation errors detected: Value '0' at 'parts.2.member.size' "
            "failed to satisfy constraint: Member must have value greater than or equal to 1; "
            "Value null at 'parts.3.member.size' failed to satisfy constraint: Member must not be "
            "null");
}

TEST(ModelCheck, LooksAtKeysValuesAndSizesOfMaps) {
  EXPECT_EQ(
      fault(R"({"Name":"abc","Tags":{"long":"value","k":"v"}})"),
      "ValidationException: 3 validation errors detected: Value '{long=value, k=v}' at 'tags' "
      "failed to satisfy constraint: Member must have length less than or equal to 1; Value "
      "'{long=value, k=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy "
      "constraint: [Member must have length less than or equal to 3]; Value '{long=value, "
      "k=v}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: "
      "[Member must have length less than or equal to 3]");
}

TEST(ModelCheck, TheFirstWrongTypeIsTheError) {
  EXPECT_EQ(fault(R"({"Name":7,"Tags":[]})"),
            "SerializationException: The value of 'name' is not of the expected type: string.");
  EXPECT_EQ(fault(R"({"Name":"abc","Parts":["x"]})"),
            "SerializationException: The value of 'parts' is not of the expected type: list of "
            "structures.");
}

TEST(ModelCheck, TellsEachFailureByThePointerOfWhatFailed) {
  const auto document =
      parse_json(R"({"Name":"abcde","Parts":[{"Size":1},{"Size":0},{"Size":"x"}],"Colour":"c"})");
  ModelCheck check(model);
  check.body_members(*model.input_of("Make"), *document);
  const auto found = check.fault("Bad");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->error.message, check.error("Bad")->message);
  std::string parts;
  for (const Fault& part : found->parts)
    parts += part.member + ": " + part.error.message.substr(0, 27) + "\n";
  EXPECT_EQ(parts,
            "/Parts/2/Size: The value of 'parts.3.membe\n"
            "/Name: 1 validation error detected\n"
            "/Parts/1/Size: 1 validation error detected\n"
            "/Colour: 1 validation error detected\n");
}

TEST(ModelCheck, LeavesWhatIsWaivedToOthers) {
  constexpr std::string_view waived[] = {"name"};
  EXPECT_EQ(fault(R"({"Name":"A"})", waived), "none");
  EXPECT_NE(fault("{}", waived), "none");
}

TEST(ModelCheck, BoundsLengthsInCharacters) {
  EXPECT_EQ(fault(R"({"Name":"abc","Tags":{"k":"üüü"}})"), "none");
  EXPECT_NE(fault(R"({"Name":"abc","Tags":{"k":"üüüü"}})"), "none");
}

TEST(ModelCheck, ReadsNumbersFromTexts) {
  const ModelMember size{22, 22, 3, Location::query, false};
  const auto checked = [&size](std::string_view text) {
    ModelCheck check(model);
    check.text_member(size, &text);
    const auto error = check.error();
    return error ? error->code : "none";
  };
  EXPECT_EQ(checked("1"), "none");
  EXPECT_EQ(checked("0"), "ValidationException");
  EXPECT_EQ(checked("many"), "SerializationException");
}

}  // namespace
}  // namespace emulator::aws
