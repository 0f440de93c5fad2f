#include <fmt/format.h>

#include "daemon/aws/endpoint.hpp"
#include "daemon/clock.hpp"
#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/export_document.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/write_aside.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigateway {

namespace {

using boost::asio::awaitable;

Result<void> read_extensions(std::string_view list, ExportOptions& out, bool& with_documentation) {
  while (!list.empty()) {
    const auto name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), name.size() + 1));
    if (name == "documentation" || name == "apigateway") with_documentation = true;
    if (name == "apigateway") {
      out.integrations = out.authorizers = out.all_extensions = true;
    } else if (name == "integrations") {
      out.integrations = true;
    } else if (name == "authorizers") {
      out.authorizers = true;
    } else if (name != "postman" && name != "documentation") {
      return bad_request(fmt::format("Invalid export extension specified: {}", name));
    }
  }
  return {};
}

Result<ExportOptions> read_options(const aws::RestCall& call, bool& with_documentation) {
  ExportOptions out;
  const std::string& type = call.label("export_type");
  if (type != "oas30" && type != "swagger") {
    return bad_request(fmt::format("Invalid Export Type specified: {}", type));
  }
  out.is_swagger = type == "swagger";
  // What is written of an API is left out only where other extensions are asked for.
  with_documentation = call.query_value("extensions") == nullptr;
  for (const auto& [name, value] : call.query) {
    if (name != "extensions") continue;
    if (auto read = read_extensions(value, out, with_documentation); !read) return read.error();
  }
  out.stage = call.label("stage_name");
  out.url = aws::endpoint_below(
      call.call.base_url,
      fmt::format("{}.execute-api.{}", call.label("restapi_id"), call.call.scope.region));
  return out;
}

// Whether YAML is asked for; JSON where nothing is said.
Result<std::string_view> read_format(const aws::RestCall& call) {
  const std::string_view accept = call.header("accept");
  if (accept.starts_with("application/yaml")) return std::string_view("yaml");
  if (accept.empty() || accept.starts_with("application/json") || accept.starts_with("*/*")) {
    return std::string_view("json");
  }
  return bad_request(fmt::format("Invalid Accept header specified: {}", accept));
}

Result<std::string> written(const RestApi& api, const ExportOptions& options,
                            std::string_view format) {
  const auto document = export_document(api, options);
  if (!document) return document.error();
  return format == "yaml" ? openapi::to_yaml(*document) : openapi::to_pretty_json(*document);
}

}  // namespace

awaitable<Answer> get_export(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) co_return api.error();
  const auto stage = (*api)->stages.find(call.label("stage_name"));
  if (stage == (*api)->stages.end()) co_return invalid_stage();
  bool with_documentation = false;
  auto options = read_options(call, with_documentation);
  if (!options) co_return options.error();
  const auto& versions = (*api)->documentation.versions;
  const auto version = versions.find(stage->second.documentation_version);
  if (with_documentation && version != versions.end()) options->documentation = version->second;
  const auto format = read_format(call);
  if (!format) co_return format.error();
  const auto deployment = (*api)->deployments.find(stage->second.deployment_id);
  const Time deployed = deployment == (*api)->deployments.end() ? stage->second.last_updated
                                                                : deployment->second.created;
  options->version = iso8601_seconds(deployed);
  const std::string file =
      fmt::format("{}_{}.{}", call.label("export_type"), iso8601_seconds(deployed), *format);
  // The snapshot, and the draft it was made of, stay as they are while this is written.
  Writing work = [snapshot = stage->second.snapshot, options = *options, format = *format] {
    return written(*snapshot->draft, options, format);
  };
  auto body = co_await write_aside(state, std::move(work));
  if (!body) co_return body.error();
  http::Response response{200, {}, std::move(*body)};
  response.headers.set("Content-Type", "application/octet-stream");
  response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file));
  co_return response;
}

}  // namespace emulator::apigateway
