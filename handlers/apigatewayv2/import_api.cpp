#include <memory>

#include <fmt/format.h>

#include "daemon/aws/model_check.hpp"
#include "daemon/aws/rest_input.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/apigatewayv2/import_document.hpp"
#include "handlers/apigatewayv2/operations.hpp"
#include "handlers/apigatewayv2/rules.hpp"
#include "handlers/apigatewayv2/service_model.hpp"
#include "handlers/openapi/document.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigatewayv2 {

namespace {

using boost::asio::awaitable;

struct Source {
  std::unique_ptr<openapi::Document> document;
  std::optional<ImportedApi> api;  // nothing where the document could not be read
};

Source read_text(std::string_view text, openapi::BasePath base_path) {
  Source out{std::make_unique<openapi::Document>(text), std::nullopt};
  if (out.document->was_read()) out.api = read_document(out.document->view(), base_path);
  return out;
}

awaitable<Source> read_aside(boost::asio::thread_pool& workers, std::string text,
                             openapi::BasePath base_path) {
  auto work = [text = std::move(text), base_path] { return read_text(text, base_path); };
  co_return co_await offload(workers, std::move(work));
}

struct Request {
  std::string body;
  openapi::BasePath base_path = openapi::BasePath::ignore;
  bool fail_on_warnings = false;
};

Result<Request> read_request(const aws::RestCall& call) {
  Request out;
  auto body = aws::string_member(aws::body_of(call), "body");
  if (!body) return body.error();
  if (*body) out.body = std::move(**body);
  if (const std::string* handling = call.query_value("basepath")) {
    const auto base_path = openapi::parse_base_path(*handling);
    if (!base_path) {
      return bad_request(fmt::format(
          "Invalid base path handling '{}'. Must be one of: [ignore, prepend, split]", *handling));
    }
    out.base_path = *base_path;
  }
  const std::string* fails = call.query_value("failOnWarnings");
  out.fail_on_warnings = fails != nullptr && *fails == "true";
  return out;
}

awaitable<Source> read_source(State& state, const Request& request) {
  // Making sense of a text takes several times as long as reading its JSON.
  if (request.body.size() <= aws::quick_json / 8) {
    co_return read_text(request.body, request.base_path);
  }
  co_return co_await read_aside(state.platform.workers, request.body, request.base_path);
}

// What the service model would say of the input that makes such an entity.
void check_model(Kind kind, const Document& document, aws::Faults& faults) {
  const std::string_view operation = kind == Kind::api           ? "CreateApi"
                                     : kind == Kind::authorizer  ? "CreateAuthorizer"
                                     : kind == Kind::integration ? "CreateIntegration"
                                                                 : "CreateRoute";
  const auto json = aws::parse_json(document.to_json());
  aws::ModelCheck constraints(service_model);
  constraints.body_members(*service_model.input_of(operation), *json);
  if (auto fault = constraints.fault("BadRequestException")) faults.add(std::move(*fault));
}

// Tells first what the service model says, as rules would say the same of those members again.
void check_and_tell(Kind kind, Draft& draft, const openapi::Places& places,
                    const std::string& doing) {
  aws::Faults of_model;
  check_model(kind, draft.document, of_model);
  places.tell(of_model, doing);
  aws::Faults of_rules;
  find_faults(kind, draft, of_rules);
  places.tell(of_rules, doing);
}

// Puts what was imported into an API that nobody sees yet.
class Putting {
 public:
  Putting(State& state, const aws::RestCall& call, Entity& api)
      : state_(state), call_(call), api_(api) {}

  void put(const ImportedApi& imported) {
    for (const Kind kind : {Kind::authorizer, Kind::integration, Kind::route})
      api_.children[kind].clear();
    std::map<std::string, std::string> authorizers;
    for (const Imported& authorizer : imported.authorizers) {
      const std::string name = authorizer.document.text("name");
      authorizers[name] = put_one(Kind::authorizer, authorizer.document, authorizer.places,
                                  fmt::format("Unable to create authorizer '{}'", name));
    }
    std::map<std::string, std::string> integrations;
    for (const auto& [pointer, integration] : imported.integrations) {
      integrations[pointer] = put_one(Kind::integration, integration.document, integration.places,
                                      "Unable to create integration");
    }
    for (const auto& [named, places] : imported.routes) {
      Document route = named;
      const std::string key = route.text("routeKey");
      if (route.has("authorizerId")) {
        route.set_text("authorizerId", authorizers[route.text("authorizerId")]);
      }
      if (route.has("target")) {
        route.set_text("target", std::string(target_prefix) + integrations[route.text("target")]);
      }
      put_one(Kind::route, std::move(route), places,
              fmt::format("Unable to create route '{}'", key));
    }
  }

 private:
  // Its id. It is put even when it is wrong: what refers to it is not wrong by that.
  std::string put_one(Kind kind, Document document, const openapi::Places& places,
                      const std::string& doing) {
    std::string id = state_.platform.random.lower_alphanumeric(7);
    document.set_text(describe(kind).id, id);
    Draft draft{state_, call_, {&api_, &api_, nullptr, id}, std::move(document), nullptr, {}};
    check_and_tell(kind, draft, places, doing);
    api_.children[kind][id].document = std::move(draft.document);
    return id;
  }

  State& state_;
  const aws::RestCall& call_;
  Entity& api_;
};

// An API as the document says, or all that was wrong. What isn't of documents stays: ids, stages,
// deployments.
Result<Entity> imported(State& state, const aws::RestCall& call, Source& source, Entity api,
                        bool fail_on_warnings) {
  const openapi::Problems& problems = source.document->problems();
  if (!source.api) return problems.failure();
  for (const std::string_view name :
       {"description", "version", "corsConfiguration", "disableExecuteApiEndpoint", "importInfo"}) {
    api.document.erase(name);
  }
  const auto& [settings, places] = source.api->settings;
  for (const auto& [name, value] : settings.members())
    api.document.set_json(name, value);
  Draft draft{state,        call,    {&api, nullptr, nullptr, api.document.text("apiId")},
              api.document, nullptr, settings};
  check_and_tell(Kind::api, draft, places, "Unable to set the attributes of the API");
  api.document = std::move(draft.document);
  Putting(state, call, api).put(*source.api);
  const bool warned = fail_on_warnings && !problems.warnings().empty();
  if (problems.has_errors() || warned) return problems.failure();
  return api;
}

std::string texts_json(const std::vector<std::string>& texts) {
  openapi::Node list = openapi::Node::list();
  for (const std::string& text : texts)
    list.push(openapi::Node::of_text(text));
  return openapi::to_json(list);
}

http::Response rendered(const Entity& api, const Source& source) {
  Document answer = api.document;
  const auto& ignored = source.api->ignored;
  if (!ignored.empty()) answer.set_json("importInfo", texts_json(ignored));
  const auto& warnings = source.document->problems().warnings();
  if (!warnings.empty()) answer.set_json("warnings", texts_json(warnings));
  return aws::json_response(201, answer.to_json());
}

}  // namespace

awaitable<Answer> import_api(State& state, aws::RestCall& call) {
  auto request = read_request(call);
  if (!request) co_return request.error();
  Source source = co_await read_source(state, *request);
  const std::string id = state.platform.random.lower_alphanumeric(10);
  Entity draft;
  draft.document.set_text("apiId", id);
  draft.document.set_text("protocolType", "HTTP");
  draft.document.set_text("apiEndpoint", api_endpoint(call, id, false));
  draft.document.set_text("createdDate", timestamp(state));
  auto made = imported(state, call, source, std::move(draft), request->fail_on_warnings);
  if (!made) co_return made.error();
  Entity& api = state.accounts[call.call.scope].children[Kind::api][id];
  api = std::move(*made);
  state.api_changed(call.call.scope, id);
  co_return rendered(api, source);
}

awaitable<Answer> reimport_api(State& state, aws::RestCall& call) {
  auto request = read_request(call);
  if (!request) co_return request.error();
  if (auto at = locate(state, call, Kind::api); !at) co_return at.error();
  Source source = co_await read_source(state, *request);
  // It may have gone, or changed, while a large document was read.
  auto at = locate(state, call, Kind::api);
  if (!at) co_return at.error();
  if (at->api->document.text("protocolType") != "HTTP") {
    co_return bad_request("Import is only supported for HTTP APIs");
  }
  auto made = imported(state, call, source, *at->api, request->fail_on_warnings);
  if (!made) co_return made.error();
  *at->api = std::move(*made);
  state.api_changed(call.call.scope, at->id);
  co_return rendered(*at->api, source);
}

}  // namespace emulator::apigatewayv2
