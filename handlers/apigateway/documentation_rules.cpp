#include "handlers/apigateway/documentation_rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "daemon/aws/json.hpp"
#include "daemon/random.hpp"

namespace emulator::apigateway {

namespace {

// What a type's locations may say.
struct LocationType {
  std::string_view name;
  bool path;
  bool method;
  bool status_code;
  bool named;
  bool inherits;  // what is said of a more general location goes for it too
};

// https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html
constexpr LocationType location_types[] = {
    {"API", false, false, false, false, false},
    {"AUTHORIZER", false, false, false, true, false},
    {"MODEL", false, false, false, true, false},
    {"RESOURCE", true, false, false, false, false},
    {"METHOD", true, true, false, false, false},
    {"PATH_PARAMETER", true, true, false, true, true},
    {"QUERY_PARAMETER", true, true, false, true, true},
    {"REQUEST_HEADER", true, true, false, true, true},
    {"REQUEST_BODY", true, true, false, false, false},
    {"RESPONSE", true, true, true, false, true},
    {"RESPONSE_HEADER", true, true, true, true, true},
    {"RESPONSE_BODY", true, true, true, false, true},
};

const LocationType* type_of(std::string_view name) noexcept {
  const auto* const found = std::find_if(std::begin(location_types), std::end(location_types),
                                         [name](const auto& type) { return type.name == name; });
  return found == std::end(location_types) ? nullptr : found;
}

Error invalid_attribute(std::string_view attribute, std::string_view type) {
  return bad_request(
      fmt::format("Invalid location attribute '{}' specified for documentation part of type '{}'",
                  attribute, type));
}

// An attribute that a type has not must not be there; one that it has gets a default.
void settle(std::string& attribute, std::string_view name, bool allowed, std::string_view otherwise,
            const LocationType& type, Faults& faults) {
  if (!allowed && !attribute.empty()) {
    faults.add(aws::member_pointer("/location", name), invalid_attribute(name, type.name));
  }
  if (allowed && attribute.empty()) attribute = otherwise;
}

// The attributes of `given` in the place of those that are there, or after them.
std::string merged(const std::string& present, const std::string& given) {
  auto document = aws::parse_json(present);
  auto additions = aws::parse_json(given);
  if (!document || !additions || !document->IsObject()) return given;
  auto& allocator = document->GetAllocator();
  for (auto& [name, value] : additions->GetObject()) {
    const auto found = document->FindMember(name);
    if (found != document->MemberEnd()) {
      found->value = aws::Json(value, allocator);
    } else {
      document->AddMember(aws::Json(name, allocator), aws::Json(value, allocator), allocator);
    }
  }
  return aws::to_string(*document);
}

bool is_below(std::string_view path, std::string_view ancestor) noexcept {
  if (ancestor == "/" || path == ancestor) return true;
  return path.starts_with(ancestor) && path[ancestor.size()] == '/';
}

// The last segment of "method.request.header.Accept", and the type that it makes a parameter.
DocumentationLocation parameter_of(std::string_view expression) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> places = {{
      {"method.request.path.", "PATH_PARAMETER"},
      {"method.request.querystring.", "QUERY_PARAMETER"},
      {"method.request.header.", "REQUEST_HEADER"},
  }};
  for (const auto& [prefix, type] : places) {
    if (!expression.starts_with(prefix)) continue;
    return {std::string(type), "", "", "", std::string(expression.substr(prefix.size()))};
  }
  return {};
}

void add_responses(std::vector<DocumentationLocation>& out, const Resource& resource,
                   const Method& method) {
  constexpr std::string_view header = "method.response.header.";
  for (const auto& [status, response] : method.responses) {
    out.push_back({"RESPONSE", resource.path, method.http_method, status, ""});
    for (const auto& [name, required] : response.response_parameters) {
      out.push_back({"RESPONSE_HEADER", resource.path, method.http_method, status,
                     name.substr(std::min(header.size(), name.size()))});
    }
    if (!response.response_models.empty()) {
      out.push_back({"RESPONSE_BODY", resource.path, method.http_method, status, ""});
    }
  }
}

std::vector<DocumentationLocation> entities_of(const RestApi& api) {
  std::vector<DocumentationLocation> out{{"API", "", "", "", ""}};
  for (const auto& [id, authorizer] : api.authorizers)
    out.push_back({"AUTHORIZER", "", "", "", authorizer.name});
  for (const auto& [name, model] : api.models)
    out.push_back({"MODEL", "", "", "", name});
  for (const auto& [id, resource] : api.resources) {
    out.push_back({"RESOURCE", resource.path, "", "", ""});
    for (const auto& [http_method, method] : resource.methods) {
      out.push_back({"METHOD", resource.path, http_method, "", ""});
      for (const auto& [expression, required] : method.request_parameters) {
        DocumentationLocation parameter = parameter_of(expression);
        parameter.path = resource.path;
        parameter.method = http_method;
        out.push_back(std::move(parameter));
      }
      if (!method.request_models.empty()) {
        out.push_back({"REQUEST_BODY", resource.path, http_method, "", ""});
      }
      add_responses(out, resource, method);
    }
  }
  return out;
}

}  // namespace

void settle_location(DocumentationLocation& location, Faults& faults) {
  const LocationType* type = type_of(location.type);
  if (type == nullptr) {
    faults.add(
        "/location/type",
        bad_request(fmt::format("Invalid documentation part type '{}' specified", location.type)));
    return;
  }
  settle(location.path, "path", type->path, "/", *type, faults);
  settle(location.method, "method", type->method, "*", *type, faults);
  settle(location.status_code, "statusCode", type->status_code, "*", *type, faults);
  settle(location.name, "name", type->named, "", *type, faults);
  if (type->named && location.name.empty()) {
    faults.add("/location/name",
               bad_request(fmt::format("Location attribute 'name' is required for documentation "
                                       "part of type '{}'",
                                       type->name)));
  }
  if (type->path && location.path.front() != '/') {
    faults.add("/location/path", invalid_attribute("path", type->name));
  }
}

Result<DocumentationLocation> checked_location(DocumentationLocation location) {
  Faults faults;
  settle_location(location, faults);
  if (!faults.empty()) return faults.first().error();
  return location;
}

Result<void> check_properties(std::string_view properties) {
  if (properties.empty()) return bad_request("Documentation part properties must be non-empty");
  const auto document = aws::parse_json(properties);
  if (document && document->IsObject()) return {};
  return bad_request("Invalid documentation part properties specified: must be a JSON object");
}

const DocumentationPart* part_at(const DocumentationParts& parts,
                                 const DocumentationLocation& location) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& entry) {
    return entry.second.location == location;
  });
  return found == parts.end() ? nullptr : &found->second;
}

std::string new_part_id(const DocumentationParts& parts, Random& random) {
  for (;;) {
    std::string id = random.lower_alphanumeric(6);
    if (!parts.contains(id)) return id;
  }
}

std::vector<std::string> import_parts(DocumentationParts& parts,
                                      std::vector<DocumentationPart> imported, bool overwrite,
                                      Random& random) {
  if (overwrite) parts.clear();
  std::vector<std::string> ids;
  for (DocumentationPart& part : imported) {
    if (const DocumentationPart* present = part_at(parts, part.location)) {
      part.id = present->id;
      part.properties = merged(present->properties, part.properties);
    } else {
      part.id = new_part_id(parts, random);
    }
    ids.push_back(part.id);
    parts.insert_or_assign(part.id, std::move(part));
  }
  return ids;
}

bool applies(const DocumentationLocation& part, const DocumentationLocation& entity) {
  if (part == entity) return true;
  const LocationType* type = type_of(part.type);
  if (part.type != entity.type || part.name != entity.name || !type->inherits) return false;
  return is_below(entity.path, part.path) && (part.method == "*" || part.method == entity.method) &&
         (part.status_code.empty() || part.status_code == "*" ||
          part.status_code == entity.status_code);
}

std::vector<DocumentationLocation> undocumented(const RestApi& api) {
  auto entities = entities_of(api);
  std::erase_if(entities, [&](const DocumentationLocation& entity) {
    return std::any_of(api.documentation.parts.begin(), api.documentation.parts.end(),
                       [&](const auto& entry) { return applies(entry.second.location, entity); });
  });
  return entities;
}

Error part_exists(const DocumentationLocation& location) {
  std::vector<std::string> attributes{fmt::format("type '{}'", location.type)};
  for (const auto& [name, value] :
       {std::pair{"path", &location.path}, std::pair{"method", &location.method},
        std::pair{"statusCode", &location.status_code}, std::pair{"name", &location.name}}) {
    if (!value->empty()) attributes.push_back(fmt::format("{} '{}'", name, *value));
  }
  return conflict(fmt::format("Documentation part already exists for the specified location: {}",
                              fmt::join(attributes, ", ")));
}

}  // namespace emulator::apigateway
