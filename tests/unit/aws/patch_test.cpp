#include "daemon/aws/patch.hpp"

#include <map>

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

using enum PatchOp;

struct Document {
  std::string name = "old";
  std::map<std::string, std::string> variables;
};

const PatchRule<Document> document_rules[] = {
    {"/name",
     {replace},
     [](Document& document, const PatchTarget& target) -> Result<void> {
       if (target.value.empty()) return invalid_patch_value(target, "something");
       document.name = target.value;
       return {};
     }},
    {"/variables/{name}",
     {add, remove},
     [](Document& document, const PatchTarget& target) -> Result<void> {
       if (target.op == remove) {
         document.variables.erase(target.keys[0]);
       } else {
         document.variables[target.keys[0]] = target.value;
       }
       return {};
     }},
};

Result<Document> apply(std::string_view body) {
  auto operations = parse_patch(body);
  if (!operations) return operations.error();
  return patched(document_rules, Document{}, *operations);
}

TEST(Patch, Operations_are_applied_in_their_order) {
  const auto document = apply(R"({"patchOperations":[
      {"op":"replace","path":"/name","value":"new"},
      {"op":"add","path":"/variables/a~1b~0c","value":"1"},
      {"op":"add","path":"/variables/gone","value":"2"},
      {"op":"remove","path":"/variables/gone"}]})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->name, "new");
  EXPECT_EQ(document->variables, (std::map<std::string, std::string>{{"a/b~c", "1"}}));
}

TEST(Patch, An_absent_or_empty_list_changes_nothing) {
  EXPECT_EQ(apply("")->name, "old");
  EXPECT_EQ(apply("{}")->name, "old");
  EXPECT_EQ(apply(R"({"patchOperations":[]})")->name, "old");
}

TEST(Patch, A_path_that_may_not_change_is_refused_with_those_that_may) {
  const auto unknown = apply(R"({"patchOperations":[{"op":"add","path":"/id","value":"1"}]})");
  EXPECT_EQ(unknown.error().status, 400);
  EXPECT_EQ(unknown.error().code, "BadRequestException");
  EXPECT_EQ(unknown.error().message,
            "Invalid patch path  '/id' specified for op 'add'. Must be one of: "
            "[/variables/{name}]");
  EXPECT_EQ(apply(R"({"patchOperations":[{"op":"move","path":"/name"}]})").error().message,
            "Invalid patch path  '/name' specified for op 'move'. Please choose supported "
            "operations");
  for (const auto* path : {"", "name", "/name/", "/variables", "/variables/a/b"}) {
    const auto body = std::string(R"({"patchOperations":[{"op":"add","path":")") + path + "\"}]}";
    EXPECT_EQ(apply(body).error().status, 400) << path;
  }
}

TEST(Patch, What_is_no_patch_document_is_refused) {
  EXPECT_EQ(apply("[").error().code, "SerializationException");
  EXPECT_EQ(apply(R"({"patchOperations":{}})").error().code, "SerializationException");
  EXPECT_EQ(apply(R"({"patchOperations":[1]})").error().code, "BadRequestException");
  EXPECT_EQ(apply(R"({"patchOperations":[{"op":"set","path":"/name"}]})").error().code,
            "BadRequestException");
  EXPECT_EQ(
      apply(R"({"patchOperations":[{"op":"replace","path":"/name","value":1}]})").error().code,
      "SerializationException");
  EXPECT_EQ(apply(R"({"patchOperations":[{"op":"replace","path":"/name"}]})").error().message,
            "Invalid patch value  '' specified for op 'replace'. Must be something");
}

TEST(Patch, Values_are_text_and_are_read_as_what_they_stand_for) {
  EXPECT_TRUE(*patch_boolean({replace, {}, "/x", "True"}));
  EXPECT_FALSE(*patch_boolean({replace, {}, "/x", "false"}));
  EXPECT_FALSE(patch_boolean({replace, {}, "/x", "yes"}));
  EXPECT_EQ(*patch_integer({replace, {}, "/x", "29000"}), 29000);
  EXPECT_FALSE(patch_integer({replace, {}, "/x", "29 s"}));
  EXPECT_FALSE(patch_integer({replace, {}, "/x", ""}));
}

}  // namespace
}  // namespace emulator::aws
