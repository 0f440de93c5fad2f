#pragma once

// The shapes of the service model as JSON.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/pagination.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// `warnings` are those of an import.
std::string render(const RestApi& api, const std::vector<std::string>& warnings = {});
// With methods in full, or only their names.
std::string render(const Resource& resource, bool with_methods);
std::string render(const Method& method);
std::string render(const MethodResponse& response);
std::string render(const Integration& integration);
std::string render(const IntegrationResponse& response);
std::string render(const Model& model);
std::string render(const DocumentationPart& part);
std::string render(const DocumentationVersion& version);
std::string render(const Authorizer& authorizer);
std::string render(const RequestValidator& validator);
// `is_default` for one that was not put.
std::string render(const GatewayResponse& response, bool is_default);
std::string render(const Deployment& deployment, bool with_summary);
std::string render(const Stage& stage);
std::string render_tags(const aws::Tags& tags);

// {"position": …, "item": […]}
std::string render_items(const std::vector<std::string>& items,
                         const std::optional<std::string>& position = std::nullopt);

template <class T, class Render>
std::string render_page(const aws::Page<T>& page, Render render_item) {
  std::vector<std::string> items;
  items.reserve(page.items.size());
  for (const T* item : page.items)
    items.push_back(render_item(*item));
  return render_items(items, page.next_marker);
}

}  // namespace emulator::apigateway
