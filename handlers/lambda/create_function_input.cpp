#include "handlers/lambda/create_function_input.hpp"

#include <utility>

#include "daemon/aws/json.hpp"
#include "daemon/aws/validation.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/json_input.hpp"
#include "handlers/lambda/tag_rules.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view operation = "CreateFunction";
constexpr std::string_view package_types[] = {"Zip", "Image"};

}  // namespace

aws::Result<CreateFunctionInput> read_create_function(std::string_view body,
                                                      const SettingsRules& rules) {
  auto document = aws::parse_json_object(body);
  if (!document) return document.error();
  JsonInput members(*document);

  const auto function_name = members.text("FunctionName");
  const auto package_type = members.text("PackageType");
  const auto architectures = members.text_list("Architectures");
  const auto tags = members.text_map("Tags");
  const bool publish = members.boolean("Publish").value_or(false);
  const SettingsInput settings = read_settings(members);
  auto code_members = members.object("Code");
  if (members.fault()) return *members.fault();

  aws::Validation validation;
  validation.required("functionName", function_name.has_value());
  validation.required("role", settings.role.has_value());
  validation.required("code", code_members.has_value());
  validation.text("packageType", package_type, {.values = package_types});
  validate_architectures(validation, architectures);
  validate_settings(validation, settings, rules);
  if (auto error = validation.error()) return std::move(*error);

  if (package_type == "Image") return unsupported(operation, "PackageType Image");
  if (auto error = refuse_unsupported(members, operation)) return std::move(*error);
  auto code = read_code(*code_members, operation);
  if (!code) return code.error();

  FunctionSettings defaults;
  if (architectures) defaults.architecture = architectures->front();
  auto applied = apply_settings(std::move(defaults), settings, rules);
  if (!applied) return applied.error();
  if (tags) {
    if (auto error = check_tags({}, *tags)) return std::move(*error);
  }
  return CreateFunctionInput{*function_name, std::move(*applied), std::move(*code),
                             tags.value_or(aws::Tags()), publish};
}

}  // namespace emulator::lambda
