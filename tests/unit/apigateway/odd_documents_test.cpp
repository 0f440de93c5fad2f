// What documents of the world have that is odd and legal.

#include <algorithm>
#include <stdexcept>

#include <gmock/gmock.h>

#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Imported {
  const RestApi* api;
  std::string warnings;
};

Imported import(ControlPlane& gateway, const std::string& document, const std::string& query = "") {
  const auto answer = gateway.call("POST", "/restapis?mode=import" + query, document);
  EXPECT_EQ(answer.status, 201) << answer.body;
  return {gateway.service.find_api(answer.at("id")), answer.at("warnings")};
}

std::vector<std::string> paths(const RestApi& api) {
  std::vector<std::string> out;
  for (const auto& [id, resource] : api.resources)
    out.push_back(resource.path);
  std::sort(out.begin(), out.end());
  return out;
}

const Method& method_at(const RestApi& api, std::string_view path, const std::string& name) {
  for (const auto& [id, resource] : api.resources) {
    if (resource.path == path) return resource.methods.at(name);
  }
  throw std::runtime_error("no such resource");
}

std::string of_paths(const std::string& paths, const std::string& more = "") {
  return "openapi: 3.0.0\ninfo: {title: t, version: 1.0}\n" + more + "paths:\n" + paths;
}

TEST(OddDocuments, Versions_may_be_numbers_and_texts_begin_with_a_byte_order_mark) {
  ControlPlane gateway;
  EXPECT_EQ(import(gateway, "swagger: 2.0\ninfo: {title: 7, version: 1}\npaths: {}\n").api->name,
            "7");
  EXPECT_EQ(import(gateway, "openapi: 3.0\r\ninfo: {title: t, version: 1.10}\r\npaths: {}\r\n")
                .api->version,
            "1.10");
  import(gateway, "\xEF\xBB\xBF{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\"},\"paths\":{}}");
}

TEST(OddDocuments, Paths_may_be_none_empty_and_end_in_slashes) {
  ControlPlane gateway;
  const Imported empty = import(gateway, of_paths("  {}\n"));
  EXPECT_THAT(paths(*empty.api), ElementsAre("/"));
  const Imported odd = import(gateway, of_paths(R"(
  x-note: [not, a, path]
  /: {get: {}}
  /a: {get: {}}
  /a/: {put: {}, x-own: 1, summary: s, servers: []}
  /b/c/: {}
  /d: {$ref: '#/paths/~1a'}
)"));
  EXPECT_THAT(paths(*odd.api), ElementsAre("/", "/a", "/b", "/b/c", "/d"));
  EXPECT_EQ(odd.warnings, "");
  method_at(*odd.api, "/", "GET");
  method_at(*odd.api, "/a", "GET");
  method_at(*odd.api, "/a", "PUT");
  method_at(*odd.api, "/d", "GET");
}

TEST(OddDocuments, A_greedy_variable_stands_below_others) {
  ControlPlane gateway;
  const Imported made = import(gateway, of_paths(R"(
  /{org}/files/{proxy+}:
    parameters:
    - {name: org, in: path, required: true, schema: {type: string}}
    - {name: proxy, in: path, required: true, schema: {type: string}}
    x-amazon-apigateway-any-method: {}
  /{org}: {get: {}}
)"));
  EXPECT_THAT(paths(*made.api),
              ElementsAre("/", "/{org}", "/{org}/files", "/{org}/files/{proxy+}"));
  EXPECT_EQ(method_at(*made.api, "/{org}/files/{proxy+}", "ANY").request_parameters,
            (BooleanMap{{"method.request.path.org", true}, {"method.request.path.proxy", true}}));
}

TEST(OddDocuments, An_operation_overrides_the_parameters_of_its_path) {
  ControlPlane gateway;
  const Imported made = import(gateway, of_paths(R"(
  /a:
    parameters:
    - {name: q, in: query, required: true, schema: {type: string}}
    - {name: q, in: header, required: true, schema: {type: string}}
    get: {parameters: [{name: q, in: query, schema: {type: string}}]}
    put: {}
)"));
  EXPECT_EQ(made.warnings, "");
  EXPECT_EQ(
      method_at(*made.api, "/a", "GET").request_parameters,
      (BooleanMap{{"method.request.querystring.q", false}, {"method.request.header.q", true}}));
  EXPECT_EQ(
      method_at(*made.api, "/a", "PUT").request_parameters,
      (BooleanMap{{"method.request.querystring.q", true}, {"method.request.header.q", true}}));
}

TEST(OddDocuments, Servers_have_variables_and_others_beside_them) {
  ControlPlane gateway;
  const std::string servers = R"(
servers:
- url: "{scheme}://{host}:{port}/{base}/{version}/"
  variables:
    scheme: {default: https, enum: [https, http]}
    host: {default: api.test}
    port: {default: "8443"}
    base: {default: shop}
    version: {default: v2}
- url: https://other.test/else
)";
  const auto at = [&](const std::string& query) {
    return paths(*import(gateway, of_paths("  /a: {get: {}}\n", servers), query).api);
  };
  EXPECT_THAT(at(""), ElementsAre("/", "/a"));
  EXPECT_THAT(at("&basepath=prepend"), ElementsAre("/", "/shop", "/shop/v2", "/shop/v2/a"));
  EXPECT_THAT(at("&basepath=split"), ElementsAre("/", "/v2", "/v2/a"));
}

TEST(OddDocuments, Response_keys_are_numbers_and_anchors_stand_for_parts) {
  ControlPlane gateway;
  const Imported made = import(gateway, of_paths(R"(
  /a:
    get:
      responses: &all
        200: &ok {description: ok, content: {'*/*': {schema: {type: object}}}}
        "404": {description: lost, headers: {X-A: {$ref: '#/components/headers/A'}}}
    put: {responses: *all, requestBody: {$ref: '#/components/requestBodies/Body'}}
    post: {responses: {201: *ok}}
components:
  headers: {A: {required: true, schema: {type: string}}}
  requestBodies: {Body: {content: {application/json: {schema: {type: array, items: {}}}}}}
)"));
  EXPECT_EQ(made.warnings, "");
  const auto& put = method_at(*made.api, "/a", "PUT");
  EXPECT_EQ(put.responses.size(), 2);
  EXPECT_EQ(put.responses.at("404").response_parameters,
            (BooleanMap{{"method.response.header.X-A", true}}));
  EXPECT_EQ(put.request_models.size(), 1);
  EXPECT_EQ(put.responses.at("200").response_models,
            method_at(*made.api, "/a", "POST").responses.at("201").response_models);
}

TEST(OddDocuments, Schemas_have_words_that_models_have_no_use_for) {
  ControlPlane gateway;
  const Imported made = import(gateway, of_paths("  {}\n", R"(
components:
  parameters: {Unused: {$ref: other.yaml#/Unused}}
  schemas:
    Pet:
      type: object
      nullable: true
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
      xml: {name: pet}
      example: {kind: cat}
      properties:
        kind: {type: string, readOnly: true, deprecated: true}
        age: {type: integer, format: int32, minimum: 0, exclusiveMinimum: true}
        owner: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: string, nullable: true}]}
        tags: {type: array, items: {type: string}, uniqueItems: true}
      additionalProperties: {type: string}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {not: {required: [bark]}}], anyOf: [{}]}
)"));
  EXPECT_EQ(made.warnings, "");
  EXPECT_THAT(made.api->models.at("Pet").schema, HasSubstr("nullable"));
  EXPECT_THAT(made.api->models.at("Pet").schema, HasSubstr("/models/Cat"));
}

TEST(OddDocuments, What_an_api_has_nothing_for_is_a_warning_and_no_more) {
  ControlPlane gateway;
  const Imported made = import(gateway, of_paths(R"(
  /a:
    get:
      security: [{}, {bearer: []}]
      parameters: [{name: c, in: cookie, schema: {type: string}}]
      responses: {default: {description: d}, 2XX: {description: d}}
      callbacks: {done: {}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
)"));
  for (const auto* part : {"Security scheme 'bearer' is not one of API Gateway's. Ignoring.",
                           "Parameters in 'cookie' are not supported. Ignoring.",
                           "'default' is none. Ignoring.", "'2XX' is none. Ignoring."}) {
    EXPECT_THAT(made.warnings, HasSubstr(part));
  }
  EXPECT_EQ(method_at(*made.api, "/a", "GET").authorization_type, "NONE");
}

}  // namespace
}  // namespace emulator::apigateway
