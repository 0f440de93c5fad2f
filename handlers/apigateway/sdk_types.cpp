#include <array>

#include "handlers/apigateway/input.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"
#include "handlers/apigateway/render.hpp"

namespace emulator::apigateway {

namespace {

struct Property {
  std::string_view name;
  std::string_view friendly_name;
  std::string_view description;
};

// All that AWS generates; each asks for its properties and has no defaults.
struct SdkType {
  std::string_view id;
  std::string_view friendly_name;
  std::string_view description;
  std::array<Property, 4> properties = {};
};

constexpr Property prefix = {"classPrefix", "Prefix", "The prefix of the classes of the SDK"};

// https://docs.aws.amazon.com/apigateway/latest/api/API_GetSdk.html
constexpr SdkType sdk_types[] = {
    {"android",
     "Android",
     "Generated Android SDK",
     {{{"groupId", "Group ID", "The group of the Maven artifact"},
       {"artifactId", "Artifact ID", "The name of the Maven artifact"},
       {"artifactVersion", "Artifact Version", "The version of the Maven artifact"},
       {"invokerPackage", "Invoker Package", "The package of the SDK's classes"}}}},
    {"java",
     "Java",
     "Generated Java SDK",
     {{{"serviceName", "Service Name", "The name of the service and of its client"},
       {"javaPackageName", "Java Package Name", "The package of the SDK's classes"}}}},
    {"javascript", "JavaScript", "Generated JavaScript SDK"},
    {"objectivec", "iOS (Objective-C)", "Generated iOS SDK for Objective-C", {{prefix}}},
    {"ruby",
     "Ruby",
     "Generated Ruby SDK",
     {{{"serviceName", "Service Name", "The name of the service and of its client"}}}},
    {"swift", "iOS (Swift)", "Generated iOS SDK for Swift", {{prefix}}},
};

std::string render(const SdkType& type) {
  Object out;
  out.text("id", type.id);
  out.text("friendlyName", type.friendly_name);
  out.text("description", type.description);
  std::string properties;
  for (const auto& [name, friendly_name, description] : type.properties) {
    if (name.empty()) break;
    Object property;
    property.text("name", name);
    property.text("friendlyName", friendly_name);
    property.text("description", description);
    property.boolean("required", true);
    properties += (properties.empty() ? "" : ",") + property.take();
  }
  if (!properties.empty()) out.json("configurationProperties", "[" + properties + "]");
  return out.take();
}

}  // namespace

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
  for (const SdkType& type : sdk_types) {
    if (type.id == call.label("sdktype_id")) return aws::json_response(200, render(type));
  }
  return not_found("Invalid SDK type identifier specified");
}

}  // namespace emulator::apigateway
