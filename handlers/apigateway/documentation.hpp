#pragma once

// What people wrote about an API, kept apart from its definition.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html

#include <chrono>
#include <compare>
#include <map>
#include <string>

namespace emulator::apigateway {

// The entity that a part is about. "*" and "/" stand for any method, status code and path below.
struct DocumentationLocation {
  std::string type;  // "METHOD"
  std::string path;
  std::string method;
  std::string status_code;
  std::string name;
  auto operator<=>(const DocumentationLocation&) const = default;
};

struct DocumentationPart {
  std::string id;
  DocumentationLocation location;
  std::string properties;  // a JSON object
};

using DocumentationParts = std::map<std::string, DocumentationPart>;  // by id

// The parts as they were when it was made.
struct DocumentationVersion {
  std::string version;
  std::string description;
  std::chrono::system_clock::time_point created;
  DocumentationParts parts;
};

struct Documentation {
  DocumentationParts parts;
  std::map<std::string, DocumentationVersion> versions;
};

}  // namespace emulator::apigateway
