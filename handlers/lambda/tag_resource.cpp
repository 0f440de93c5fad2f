#include <optional>
#include <utility>

#include "daemon/aws/json.hpp"
#include "daemon/aws/validation.hpp"
#include "handlers/lambda/json_input.hpp"
#include "handlers/lambda/operations.hpp"
#include "handlers/lambda/service_state.hpp"
#include "handlers/lambda/tag_rules.hpp"
#include "handlers/lambda/tagged_resource.hpp"

namespace emulator::lambda {

Answer tag_resource(ServiceState& state, aws::RestCall& call) {
  auto document = aws::parse_json_object(call.call.request.body);
  if (!document) return document.error();
  JsonInput members(*document);
  const auto tags = members.text_map("Tags");
  if (members.fault()) return *members.fault();
  aws::Validation validation;
  validation.required("tags", tags.has_value());
  if (auto error = validation.error()) return std::move(*error);

  const auto function = tagged_resource(state, call);
  if (!function) return function.error();
  if (auto error = check_tags((*function)->tags, *tags)) return std::move(*error);
  for (const auto& [key, value] : *tags)
    (*function)->tags.insert_or_assign(key, value);
  return http::Response{204, {}, {}};
}

}  // namespace emulator::lambda
