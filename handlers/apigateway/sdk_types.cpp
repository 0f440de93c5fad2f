#include "handlers/apigateway/sdk_types.hpp"

#include <algorithm>

#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

constexpr SdkProperty prefix[] = {
    {"classPrefix", "Prefix", "The prefix of the classes of the SDK"}};

constexpr SdkProperty android[] = {
    {"groupId", "Group ID", "The group of the Maven artifact"},
    {"invokerPackage", "Invoker package", "The package of the SDK's classes"},
    {"artifactId", "Artifact ID", "The name of the Maven artifact"},
    {"artifactVersion", "Artifact version", "The version of the Maven artifact"}};

constexpr SdkProperty java[] = {
    {"service.name", "Service Name", "The name of the service and of its client", true,
     "serviceName"},
    {"java.package-name", "Java Package Name", "The package of the SDK's classes", true,
     "javaPackageName"},
    {"java.build-system", "Java Build System", "What builds the project: maven or gradle", false},
    {"java.group-id", "Java Group Id", "The group of the artifact, the package by default", false},
    {"java.artifact-id", "Java Artifact Id", "The name of the artifact, the service's by default",
     false},
    {"java.artifact-version", "Java Artifact Version",
     "The version of the artifact, 1.0-SNAPSHOT by default", false},
    {"java.license-text", "Source Code License Text", "A license that each source begins with",
     false}};

constexpr SdkProperty ruby[] = {
    {"service.name", "Service Name", "The name of the service and of its client", true,
     "serviceName"},
    {"ruby.gem-name", "Ruby Gem Name", "The name of the gem, the service's and -sdk by default",
     false},
    {"ruby.gem-version", "Ruby Gem Version", "The version of the gem, 1.0.0 by default", false}};

// All that AWS generates, with the names and demands that the guide's pages on generating SDKs and
// AWS's own developer portal for API Gateway have.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-generate-sdk.html
constexpr SdkType sdk_types[] = {
    {"android", "Android", "Generated Android SDK", android},
    {"java", "Java", "Generated Java SDK", java},
    {"javascript", "JavaScript", "Generated JavaScript SDK"},
    {"objectivec", "iOS (Objective-C)", "Generated iOS SDK for Objective-C", prefix},
    {"ruby", "Ruby", "Generated Ruby SDK", ruby},
    {"swift", "iOS (Swift)", "Generated iOS SDK for Swift", prefix},
};

std::string render(const SdkType& type) {
  Object out;
  out.text("id", type.id);
  out.text("friendlyName", type.friendly_name);
  out.text("description", type.description);
  std::string properties;
  for (const SdkProperty& one : type.properties) {
    Object property;
    property.text("name", one.name);
    property.text("friendlyName", one.friendly_name);
    property.text("description", one.description);
    property.boolean("required", one.required);
    properties += (properties.empty() ? "" : ",") + property.take();
  }
  if (!properties.empty()) out.json("configurationProperties", "[" + properties + "]");
  return out.take();
}

}  // namespace

const SdkType* find_sdk_type(std::string_view id) noexcept {
  const auto* found = std::find_if(std::begin(sdk_types), std::end(sdk_types),
                                   [&](const SdkType& type) { return type.id == id; });
  return found == std::end(sdk_types) ? nullptr : found;
}

Answer get_sdk_types(State&, aws::RestCall& call) {
  const auto page = page_request(call);
  if (!page) return page.error();
  std::map<std::string, SdkType> types;
  for (const SdkType& type : sdk_types)
    types.emplace(type.id, type);
  return aws::json_response(200, render_page(aws::page_of(types, page->after_key, page->limit),
                                             [](const SdkType& type) { return render(type); }));
}

Answer get_sdk_type(State&, aws::RestCall& call) {
  const SdkType* type = find_sdk_type(call.label("sdktype_id"));
  if (type == nullptr) return not_found("Invalid SDK type identifier specified");
  return aws::json_response(200, render(*type));
}

}  // namespace emulator::apigateway
