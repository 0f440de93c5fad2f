#include <fmt/format.h>

#include "daemon/offload.hpp"
#include "handlers/apigatewayv2/export_document.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigatewayv2 {

namespace {

// What a stage serves, or the draft as it is now.
Result<std::shared_ptr<const Entity>> exported(const Entity& api, const std::string* stage_name) {
  if (stage_name == nullptr) return configuration_of(api);
  const Entity* stage = api.find(Kind::stage, *stage_name);
  if (stage == nullptr) return not_found(Kind::stage);
  const Entity* deployment = api.find(Kind::deployment, stage->document.text("deploymentId"));
  if (deployment == nullptr || deployment->snapshot == nullptr) {
    return bad_request(fmt::format("Stage {} has no deployment", *stage_name));
  }
  return deployment->snapshot->draft;
}

}  // namespace

boost::asio::awaitable<Answer> export_api(State& state, aws::RestCall& call) {
  const auto at = locate(state, call, Kind::api);
  if (!at) co_return at.error();
  if (at->api->document.text("protocolType") != "HTTP") {
    co_return bad_request("Export is only supported for HTTP APIs");
  }
  if (call.label("specification") != "OAS30") {
    co_return bad_request("Only the specification OAS30 is supported");
  }
  const std::string* version = call.query_value("exportVersion");
  if (version != nullptr && *version != "1.0") {
    co_return bad_request(fmt::format("Export version {} is not supported. Use 1.0", *version));
  }
  const std::string* type = call.query_value("outputType");
  const bool is_yaml = type != nullptr && *type == "YAML";
  if (!is_yaml && (type == nullptr || *type != "JSON")) {
    co_return bad_request("Output type must be one of: [YAML, JSON]");
  }
  const std::string* stage = call.query_value("stageName");
  auto api = exported(*at->api, stage);
  if (!api) co_return api.error();
  const std::string* extensions = call.query_value("includeExtensions");
  ExportOptions options{stage == nullptr ? "" : *stage,
                        extensions == nullptr || *extensions != "false"};
  auto work = [api = std::move(*api), options = std::move(options), is_yaml] {
    const openapi::Node document = export_document(*api, options);
    return is_yaml ? openapi::to_yaml(document) : openapi::to_pretty_json(document);
  };
  std::string text = co_await offload(state.platform.workers, std::move(work));
  co_return http::make_response(200, is_yaml ? "application/yaml" : "application/json",
                                std::move(text));
}

}  // namespace emulator::apigatewayv2
