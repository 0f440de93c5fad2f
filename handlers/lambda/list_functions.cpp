#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "daemon/aws/pagination.hpp"
#include "daemon/aws/validation.hpp"
#include "handlers/lambda/errors.hpp"
#include "handlers/lambda/function_configuration.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view function_versions[] = {"ALL"};

// AWS returns no more, whatever MaxItems asks for.
constexpr std::int64_t page_limit = 50;

struct ListInput {
  std::optional<std::string> function_version;
  std::optional<std::string> master_region;
  std::optional<std::int64_t> max_items;
  std::string after;  // decoded Marker
};

std::optional<std::string> parameter(const aws::RestCall& call, std::string_view name) {
  const std::string* value = call.query_value(name);
  return value ? std::optional(*value) : std::nullopt;
}

aws::Result<ListInput> read(const aws::RestCall& call) {
  static const aws::Pattern region("ALL|[a-z]{2}(-gov)?-[a-z]+-\\d{1}");
  ListInput input;
  input.function_version = parameter(call, "FunctionVersion");
  input.master_region = parameter(call, "MasterRegion");
  if (const auto text = parameter(call, "MaxItems")) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (fault != std::errc() || end != text->data() + text->size()) {
      return aws::Error{400, "SerializationException",
                        fmt::format("The value of 'MaxItems' is no integer: {}.", *text)};
    }
    input.max_items = number;
  }
  aws::Validation validation;
  validation.text("functionVersion", input.function_version, {.values = function_versions});
  validation.text("masterRegion", input.master_region, {.pattern = &region});
  validation.number("maxItems", input.max_items, {.min = 1, .max = 10000});
  if (auto error = validation.error()) return std::move(*error);
  if (const auto marker = parameter(call, "Marker"); marker && !marker->empty()) {
    auto after = aws::decode_marker(*marker);
    if (!after) return invalid_parameter(fmt::format("Invalid pagination marker: {}", *marker));
    input.after = std::move(*after);
  }
  return input;
}

}  // namespace

Answer list_functions(ServiceState& state, aws::RestCall& call) {
  const auto input = read(call);
  if (!input) return input.error();
  aws::Page<Function> page;
  // A master region asks for Lambda@Edge replicas; there are none.
  if (!input->master_region) {
    const auto limit =
        static_cast<std::size_t>(std::min(input->max_items.value_or(page_limit), page_limit));
    page = aws::page_of(state.functions[call.call.scope], input->after, limit);
  }

  const bool all_versions = input->function_version.has_value();
  const ConfigurationView view{.qualifier = all_versions ? latest : std::string_view(),
                               .with_status = false};
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  if (page.next_marker) aws::write_member(writer, "NextMarker", *page.next_marker);
  aws::write_key(writer, "Functions");
  writer.StartArray();
  for (const Function* function : page.items)
    write_configuration(writer, *function, view);
  writer.EndArray();
  writer.EndObject();
  return aws::json_response(200, {buffer.GetString(), buffer.GetSize()});
}

}  // namespace emulator::lambda
