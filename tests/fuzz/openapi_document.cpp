// OpenAPI documents, in JSON and YAML: none crashes the reader or the import or gets around the
// bounds, and what was read is read again from what is written of it.

#include "daemon/random.hpp"
#include "handlers/apigateway/import_document.hpp"
#include "handlers/openapi/reader.hpp"
#include "handlers/openapi/writer.hpp"
#include "target.hpp"

namespace emulator::fuzz {

namespace {

void import(const openapi::Node& document, apigateway::ImportMode mode) {
  apigateway::RestApi draft;
  draft.id = "api";
  draft.root_resource_id = "root";
  apigateway::Resource root;
  root.id = "root";
  root.path = "/";
  draft.resources.emplace(root.id, root);
  openapi::Problems problems;
  const openapi::Reading reading(document, problems);
  const apigateway::ImportOptions options{draft.id, openapi::BasePath::prepend, true};
  auto imported = apigateway::read_document(openapi::View(reading), options);
  SeededRandom random;
  apigateway::apply(std::move(imported), draft, mode, random);
  check(draft.resources.contains("root"), "an API keeps its root");
  for (const auto& [id, resource] : draft.resources) {
    check(resource.parent_id.empty() || draft.resources.contains(resource.parent_id),
          "a resource has a parent");
  }
  const bool told = problems.has_errors() || !problems.warnings().empty();
  check(told == !problems.failure().message.empty(), "what is wrong is told");
}

}  // namespace

void run(std::string_view input) {
  const openapi::Bounds bounds{.bytes = 64 * 1024, .nodes = 2'000, .depth = 32};
  openapi::Problems problems;
  const auto document = openapi::read(input, problems, bounds);
  check(document || problems.has_errors(), "a document that isn't read has a problem");
  if (!document) return;
  const std::string json = openapi::to_json(*document);
  if (document->is(openapi::Node::Kind::object)) {
    openapi::Problems again;
    const auto reread = openapi::read_yaml(openapi::to_yaml(*document), again, {});
    check(reread.has_value(), "what is written is read");
    check(openapi::to_json(*reread) == json, "what is written is what was read: " + json);
  }
  import(*document, apigateway::ImportMode::merge);
  import(*document, apigateway::ImportMode::overwrite);
}

std::span<const std::string_view> dictionary() {
  static constexpr std::string_view words[] = {"swagger: '2.0'\n",
                                               "openapi: 3.0.1\n",
                                               "info: {title: t}\n",
                                               "paths:\n",
                                               "  /a/{b}:\n",
                                               "    get:\n",
                                               "parameters",
                                               "{name: x, in: query}",
                                               "responses",
                                               "\"200\": {description: d}",
                                               "schema",
                                               "$ref: '#/definitions/A'",
                                               "#/components/schemas/A",
                                               "definitions",
                                               "x-amazon-apigateway-integration",
                                               "x-amazon-apigateway-any-method",
                                               "x-amazon-apigateway-authorizer",
                                               "type: mock",
                                               "default: {statusCode: 200}",
                                               "&a ",
                                               "*a",
                                               "<<: ",
                                               "!!str ",
                                               "? ",
                                               "- ",
                                               ": ",
                                               "| \n",
                                               "> \n",
                                               "---\n",
                                               "{",
                                               "}",
                                               "[",
                                               "]",
                                               "\"",
                                               "'",
                                               "~",
                                               "0x1F",
                                               "1e3",
                                               ".5",
                                               "# "};
  return words;
}

}  // namespace emulator::fuzz
