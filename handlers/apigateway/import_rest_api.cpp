#include <memory>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/offload.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/import_document.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"
#include "handlers/openapi/document.hpp"

namespace emulator::apigateway {

namespace {

using boost::asio::awaitable;

struct Request {
  ImportOptions options;
  bool fail_on_warnings = false;
  std::string endpoint_type;  // empty where nothing was said
  ImportMode mode = ImportMode::merge;
};

Result<Request> read_request(const aws::RestCall& call, std::string api_id) {
  Request out;
  out.options.api_id = std::move(api_id);
  if (const std::string* fails = call.query_value("failonwarnings")) {
    if (*fails != "true" && *fails != "false") {
      return bad_request(fmt::format("Invalid value '{}' for parameter failonwarnings", *fails));
    }
    out.fail_on_warnings = *fails == "true";
  }
  if (const std::string* handling = call.query_value("basepath")) {
    const auto base_path = openapi::parse_base_path(*handling);
    if (!base_path) {
      return bad_request(fmt::format(
          "Invalid base path handling '{}'. Must be one of: [ignore, prepend, split]", *handling));
    }
    out.options.base_path = *base_path;
  }
  if (const std::string* ignored = call.query_value("ignore")) {
    if (*ignored != "documentation") {
      return bad_request(fmt::format("Invalid value '{}' for parameter ignore", *ignored));
    }
    out.options.with_documentation = false;
  }
  if (const std::string* type = call.query_value("endpointConfigurationTypes")) {
    out.endpoint_type = *type;
  }
  return out;
}

struct Source {
  std::unique_ptr<openapi::Document> document;
  std::optional<ImportedApi> api;  // nothing where the document could not be read
};

Source read_text(std::string_view text, const ImportOptions& options) {
  Source out{std::make_unique<openapi::Document>(text), std::nullopt};
  if (out.document->was_read()) out.api = read_document(out.document->view(), options);
  return out;
}

awaitable<Source> read_aside(boost::asio::thread_pool& workers, std::string text,
                             ImportOptions options) {
  auto work = [text = std::move(text), options = std::move(options)] {
    return read_text(text, options);
  };
  co_return co_await offload(workers, std::move(work));
}

awaitable<Source> read(State& state, const std::string& text, const ImportOptions& options) {
  // Making sense of a text takes several times as long as reading its JSON.
  if (text.size() <= aws::quick_json / 8) co_return read_text(text, options);
  co_return co_await read_aside(state.platform.workers, text, options);
}

// The draft with the document in it, or all that was wrong.
Result<RestApi> imported(Source& source, RestApi draft, const Request& request, Random& random) {
  const openapi::Problems& problems = source.document->problems();
  if (!source.api) return problems.failure();
  if (!request.endpoint_type.empty()) draft.endpoint_type = request.endpoint_type;
  if (draft.endpoint_type == "PRIVATE") draft.ip_address_type = "dualstack";
  apply(std::move(*source.api), draft, request.mode, random);
  const bool warned = request.fail_on_warnings && !problems.warnings().empty();
  if (problems.has_errors() || warned) return problems.failure();
  return draft;
}

}  // namespace

awaitable<Answer> import_rest_api(State& state, aws::RestCall& call) {
  RestApi draft = new_draft(state, call.call.scope);
  auto request = read_request(call, draft.id);
  if (!request) co_return request.error();
  Source source = co_await read(state, call.call.request.body, request->options);
  auto made = imported(source, std::move(draft), *request, state.platform.random);
  if (!made) co_return made.error();
  made->created = state.platform.clock.now();
  const RestApi& api = state.apis.add(std::move(*made));
  co_return aws::json_response(201, render(api, source.document->problems().warnings()));
}

awaitable<Answer> put_rest_api(State& state, aws::RestCall& call) {
  auto request = read_request(call, call.label("restapi_id"));
  if (!request) co_return request.error();
  const std::string* mode = call.query_value("mode");
  if (mode != nullptr && *mode == "overwrite") {
    request->mode = ImportMode::overwrite;
  } else if (mode != nullptr && *mode != "merge") {
    co_return bad_request(
        fmt::format("Invalid mode '{}' specified. Must be one of: [merge, overwrite]", *mode));
  }
  if (auto api = find_api(state, call); !api) co_return api.error();
  Source source = co_await read(state, call.call.request.body, request->options);
  // It may have gone, or changed, while a large document was read.
  auto api = find_api(state, call);
  if (!api) co_return api.error();
  auto made = imported(source, **api, *request, state.platform.random);
  if (!made) co_return made.error();
  **api = std::move(*made);
  co_return aws::json_response(200, render(**api, source.document->problems().warnings()));
}

}  // namespace emulator::apigateway
