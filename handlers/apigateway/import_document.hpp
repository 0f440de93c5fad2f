#pragma once

// What a REST API makes of an OpenAPI document: the document becomes an ImportedApi, in which
// things go by their names, and that goes into a draft, which is where they get ids and are held
// against the rules of each entity.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "handlers/apigateway/model.hpp"
#include "handlers/openapi/definition.hpp"
#include "handlers/openapi/places.hpp"

namespace emulator {
class Random;
}

namespace emulator::apigateway {

struct ImportOptions {
  std::string api_id;  // models name each other by URLs with it
  openapi::BasePath base_path = openapi::BasePath::ignore;
  bool with_documentation = true;
};

template <class Entity>
struct Imported {
  Entity entity;
  openapi::Places places;
};

struct ImportedMethod {
  openapi::Places places;
  Method method = {};  // the ids of its authorizer and its validator are their names
  std::optional<openapi::Places> integration = std::nullopt;
  std::map<std::string, openapi::Places> responses = {};  // by status code
  // Those of the integration, and those that it can't have.
  std::vector<Imported<IntegrationResponse>> integration_responses = {};
  // Nobody knows what the method declares besides what could be read.
  bool has_unread_parameters = false;
  bool has_unread_responses = false;
  std::set<std::string> unread_responses = {};  // by status code
};

struct ImportedResource {
  std::string path;
  openapi::Places places;
  std::vector<ImportedMethod> methods;
};

// What a document doesn't say is left as it is by a merge, and put back by an overwrite.
struct ImportedSettings {
  std::string name;
  std::optional<std::string> description;
  std::optional<std::string> version;
  std::optional<std::string> api_key_source;
  std::optional<std::vector<std::string>> binary_media_types;
  std::optional<bool> disable_execute_api_endpoint;
  std::optional<int> minimum_compression_size;
  std::optional<std::string> policy;  // JSON
  std::optional<std::string> security_policy;
  std::optional<std::string> endpoint_access_mode;
  std::optional<std::vector<std::string>> vpc_endpoint_ids;
};

// As long as the document is there.
struct ImportedApi {
  openapi::Places places;  // of the settings
  ImportedSettings settings = {};
  std::vector<Imported<Model>> models = {};
  bool has_unread_models = false;
  std::vector<Imported<Authorizer>> authorizers = {};
  std::vector<Imported<RequestValidator>> request_validators = {};
  std::vector<Imported<GatewayResponse>> gateway_responses = {};
  std::vector<ImportedResource> resources = {};
  // Nothing when it is ignored.
  std::optional<std::vector<DocumentationPart>> documentation = std::nullopt;
};

// Pure, and as long as the document is.
ImportedApi read_document(const openapi::View& document, const ImportOptions& options);

enum class ImportMode { merge, overwrite };

// Tells the document's problems all that the rules refuse. The draft is of no use once there are
// errors.
void apply(ImportedApi imported, RestApi& draft, ImportMode mode, Random& random);

}  // namespace emulator::apigateway
