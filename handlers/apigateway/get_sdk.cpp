#include <chrono>

#include <fmt/format.h>

#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/sdk_types.hpp"
#include "handlers/apigateway/write_aside.hpp"
#include "handlers/apigateway_sdk/sdk.hpp"
#include "handlers/apigateway_sdk/zip_writer.hpp"

namespace emulator::apigateway {

namespace {

using apigateway_sdk::Parameter;
using boost::asio::awaitable;

constexpr std::string_view json_media_type = "application/json";

// What was given of an SDK type's properties, under the names that it has for them.
Result<apigateway_sdk::Properties> read_properties(const SdkType& type, const aws::RestCall& call) {
  apigateway_sdk::Properties out;
  for (const SdkProperty& property : type.properties) {
    const std::string* given = call.query_value(property.name);
    if (given == nullptr && !property.other_name.empty()) {
      given = call.query_value(property.other_name);
    }
    if (given != nullptr && !given->empty()) {
      out.emplace(std::string(property.name), *given);
    } else if (property.required) {
      return bad_request(fmt::format("Missing required SDK property: {}", property.name));
    }
  }
  if (auto checked = apigateway_sdk::check_properties(out); !checked) return checked.error();
  return out;
}

// "method.request.querystring.limit" is {query, "limit"}.
Parameter declared(std::string_view name, bool required) {
  name.remove_prefix(std::string_view("method.request.").size());
  const auto dot = name.find('.');
  const std::string_view place = name.substr(0, dot);
  const Parameter::Place read = place == "path"          ? Parameter::Place::path
                                : place == "querystring" ? Parameter::Place::query
                                                         : Parameter::Place::header;
  return {read, std::string(name.substr(dot + 1)), required};
}

// The path's variables first, declared or not: no URL is made without them.
std::vector<Parameter> parameters_of(const Method& method, std::string_view path) {
  std::vector<Parameter> out;
  for (auto begin = path.find('{'); begin != path.npos; begin = path.find('{', begin + 1)) {
    std::string_view name = path.substr(begin + 1, path.find('}', begin) - begin - 1);
    if (name.ends_with('+')) name.remove_suffix(1);
    out.push_back({Parameter::Place::path, std::string(name), true});
  }
  for (const auto place : {Parameter::Place::query, Parameter::Place::header}) {
    for (const auto& [name, required] : method.request_parameters) {
      Parameter parameter = declared(name, required);
      if (parameter.place == place) out.push_back(std::move(parameter));
    }
  }
  return out;
}

// JSON's, or the first there is.
StringMap::const_iterator main_model(const StringMap& models) {
  const auto json = models.find(std::string(json_media_type));
  return json == models.end() ? models.begin() : json;
}

apigateway_sdk::Operation operation_of(const Resource& resource, const Method& method) {
  apigateway_sdk::Operation out{method.http_method,
                                resource.path,
                                method.operation_name,
                                parameters_of(method, resource.path),
                                std::string(json_media_type),
                                {},
                                {}};
  if (const auto body = main_model(method.request_models); body != method.request_models.end()) {
    out.media_type = body->first;
    out.body_model = body->second;
  }
  for (const auto& [status, response] : method.responses) {
    const auto model = main_model(response.response_models);
    if (!status.starts_with('2') || model == response.response_models.end()) continue;
    out.result_model = model->second;
    break;
  }
  return out;
}

// In the order of their paths. A method of ANY has none that a client could send.
apigateway_sdk::Api described(const RestApi& api, std::string url) {
  apigateway_sdk::Api out{api.name, api.scope.region, std::move(url), {}, {}};
  std::map<std::string_view, const Resource*> by_path;
  for (const auto& [id, resource] : api.resources)
    by_path.emplace(resource.path, &resource);
  for (const auto& [path, resource] : by_path) {
    for (const auto& [http_method, method] : resource->methods) {
      if (http_method != "ANY") out.operations.push_back(operation_of(*resource, method));
    }
  }
  for (const auto& [name, model] : api.models)
    out.models.emplace(name, model.schema);
  return out;
}

apigateway_sdk::Files generated(std::string_view type, const apigateway_sdk::Api& api,
                                const apigateway_sdk::Properties& properties) {
  if (type == "android") return apigateway_sdk::android_sdk(api, properties);
  if (type == "java") return apigateway_sdk::java_sdk(api, properties);
  if (type == "ruby") return apigateway_sdk::ruby_sdk(api, properties);
  return apigateway_sdk::javascript_sdk(api);
}

// "2026-01-31_09-30Z"
std::string minutes(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::minutes>(time - day));
  return fmt::format("{}-{:02}-{:02}_{:02}-{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count());
}

}  // namespace

// https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdk.html
awaitable<Answer> get_sdk(State& state, aws::RestCall& call) {
  auto api = find_api(state, call);
  if (!api) co_return api.error();
  const auto stage = (*api)->stages.find(call.label("stage_name"));
  if (stage == (*api)->stages.end()) co_return invalid_stage();
  const SdkType* type = find_sdk_type(call.label("sdk_type"));
  if (type == nullptr) {
    co_return bad_request(fmt::format("Invalid SDK type specified: {}", call.label("sdk_type")));
  }
  auto properties = read_properties(*type, call);
  if (!properties) co_return properties.error();
  if (type->id == "swift" || type->id == "objectivec") {
    co_return unsupported(fmt::format("GetSdk of the SDK type {}", type->id));
  }
  const auto deployment = (*api)->deployments.find(stage->second.deployment_id);
  const Time deployed = deployment == (*api)->deployments.end() ? stage->second.last_updated
                                                                : deployment->second.created;
  // By path, which every machine reaches; names below "localhost" are not known everywhere.
  std::string url =
      fmt::format("{}/_aws/execute-api/{}/{}", call.call.base_url, (*api)->id, stage->second.name);
  // The snapshot, and the draft it was made of, stay as they are while this is written.
  Writing work = [snapshot = stage->second.snapshot, id = type->id, url = std::move(url),
                  properties = std::move(*properties), deployed]() -> Result<std::string> {
    return apigateway_sdk::zip(generated(id, described(*snapshot->draft, url), properties),
                               deployed);
  };
  auto body = co_await write_aside(state, std::move(work));
  if (!body) co_return body.error();
  http::Response response{200, {}, std::move(*body)};
  response.headers.set("Content-Type", "application/octet-stream");
  response.headers.set("Content-Disposition", fmt::format("attachment; filename=\"{}_{}.zip\"",
                                                          type->id, minutes(deployed)));
  co_return response;
}

}  // namespace emulator::apigateway
