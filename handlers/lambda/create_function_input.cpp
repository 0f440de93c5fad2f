#include "handlers/lambda/create_function_input.hpp"

#include <utility>

#include "daemon/aws/json.hpp"
#include "daemon/aws/json_input.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/tag_rules.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view operation = "CreateFunction";

}  // namespace

aws::Result<CreateFunctionInput> read_create_function(const aws::Json& input,
                                                      const SettingsRules& rules) {
  aws::JsonInput members(input);
  const auto function_name = members.text("FunctionName");
  const auto package_type = members.text("PackageType");
  const auto architectures = members.text_list("Architectures");
  const auto tags = members.text_map("Tags");
  const bool publish = members.boolean("Publish").value_or(false);
  const SettingsInput settings = read_settings(members);
  auto code_members = members.object("Code");
  if (settings.runtime) {
    if (auto error = check_runtime_name(*settings.runtime)) return std::move(*error);
  }
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
  return CreateFunctionInput{*function_name,
                             std::move(*applied),
                             std::move(*code),
                             tags.value_or(aws::Tags()),
                             publish,
                             members.text("CodeSigningConfigArn").value_or(""),
                             settings.layers.value_or(std::vector<std::string>())};
}

}  // namespace emulator::lambda
