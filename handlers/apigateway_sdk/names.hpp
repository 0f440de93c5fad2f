#pragma once

// How API Gateway's generators name what they make of paths, parameters and models.

#include <set>
#include <string>
#include <string_view>

#include "handlers/apigateway_sdk/api.hpp"

namespace emulator::apigateway_sdk {

// "fhir/active-questionnaire/{id}" is "FhirActiveQuestionnaireId": all but letters and digits
// separates words.
std::string pascal_case(std::string_view text);
// The same with a small letter first, and no other changed: "zSCPWF".
std::string camel_case(std::string_view text);
// "GetABOp" is "get_ab_op".
std::string snake_case(std::string_view text);

// "ordersIdGet" and, of the root, "rootGet": in JavaScript and on Android.
std::string path_and_verb(const Operation& operation);
// "GetOrdersId" and, of the root, "GetApiRoot", unless the method has an operation name.
std::string verb_and_path(const Operation& operation);

// Gives each name once, the second time with a number behind it.
class Unique {
 public:
  std::string operator()(const std::string& name);

 private:
  std::set<std::string> taken_;
};

}  // namespace emulator::apigateway_sdk
