#include "handlers/apigateway/import_documentation.hpp"

#include "daemon/aws/json.hpp"
#include "daemon/offload.hpp"
#include "handlers/apigateway/documentation_rules.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/openapi/document.hpp"
#include "handlers/openapi/places.hpp"
#include "handlers/openapi/writer.hpp"

namespace emulator::apigateway {

namespace {

using boost::asio::awaitable;

struct Import {
  bool is_document = false;
  std::vector<DocumentationPart> parts = {};
  openapi::Problems problems = {};
};

// Properties may be an object, or its JSON in a text.
std::string properties_of(const openapi::View& part) {
  const openapi::View given = part.member("properties");
  if (!given) return {};
  return given.is_object() ? openapi::to_json(given.node()) : part.text("properties");
}

// Nothing, and a warning for each thing that is wrong, for what is no part.
std::optional<DocumentationPart> read_part(const openapi::View& given) {
  if (!given.expect_object()) return std::nullopt;
  const openapi::View place = given.object("location");
  DocumentationPart part{"",
                         {place.text("type"), place.text("path"), place.text("method"),
                          place.text("statusCode"), place.text("name")},
                         properties_of(given)};
  Faults faults;
  settle_location(part.location, faults);
  faults.take("/properties", check_properties(part.properties));
  openapi::Places(given).warn(faults);
  if (!faults.empty()) return std::nullopt;
  return part;
}

Import read_text(std::string_view text) {
  openapi::Document document(text);
  if (!document.was_read()) return {false, {}, std::move(document.problems())};
  auto parts = read_documentation(document.view());
  return {document.view().is_object(), std::move(parts), std::move(document.problems())};
}

awaitable<Import> read_aside(boost::asio::thread_pool& workers, std::string text) {
  auto work = [text = std::move(text)] { return read_text(text); };
  co_return co_await offload(workers, std::move(work));
}

}  // namespace

std::vector<DocumentationPart> read_documentation(const openapi::View& document) {
  std::vector<DocumentationPart> out;
  const openapi::View extension = document.object("x-amazon-apigateway-documentation");
  const openapi::View parts = extension.list("documentationParts");
  for (const auto& [number, given] : parts.members()) {
    if (auto part = read_part(given)) out.push_back(std::move(*part));
  }
  return out;
}

awaitable<Answer> import_documentation_parts(State& state, aws::RestCall& call) {
  if (auto api = find_api(state, call); !api) co_return api.error();
  Import given;
  if (call.call.request.body.size() <= aws::quick_json / 8) {
    given = read_text(call.call.request.body);
  } else {
    given = co_await read_aside(state.platform.workers, call.call.request.body);
  }
  if (!given.is_document && !given.problems.has_errors()) {
    co_return bad_request("Invalid OpenAPI input.");
  }
  const std::string* strict = call.query_value("failonwarnings");
  const bool warned = strict != nullptr && *strict == "true" && !given.problems.warnings().empty();
  if (given.problems.has_errors() || warned) co_return given.problems.failure();
  // It may have gone while a large document was read.
  auto api = find_api(state, call);
  if (!api) co_return api.error();
  const std::string* mode = call.query_value("mode");
  Object out;
  out.list("ids", import_parts((*api)->documentation.parts, std::move(given.parts),
                               mode != nullptr && *mode == "overwrite", state.platform.random));
  out.list("warnings", given.problems.warnings());
  co_return aws::json_response(200, out.take());
}

}  // namespace emulator::apigateway
