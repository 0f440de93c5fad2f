#include "handlers/lambda/operations.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

std::string_view operation_at(std::string_view method, std::string_view path) {
  const aws::RestOperation<ServiceState>* found = nullptr;
  for (const auto& candidate : operations()) {
    aws::UriLabels labels;
    if (candidate.method != method || !aws::match_uri(candidate.uri, path, labels)) continue;
    if (found == nullptr || aws::more_specific(candidate.uri, found->uri)) found = &candidate;
  }
  return found ? found->name : std::string_view();
}

TEST(LambdaOperations, TheTableIsTheServiceModels) {
  EXPECT_EQ(operations().size(), 91u);
  std::set<std::string_view> names;
  for (const auto& operation : operations())
    names.insert(operation.name);
  EXPECT_EQ(names.size(), operations().size());
}

TEST(LambdaOperations, PathsLeadToTheirOperations) {
  EXPECT_EQ(operation_at("POST", "/2015-03-31/functions"), "CreateFunction");
  EXPECT_EQ(operation_at("POST", "/2015-03-31/functions/"), "CreateFunction");
  EXPECT_EQ(operation_at("GET", "/2015-03-31/functions/"), "ListFunctions");
  EXPECT_EQ(operation_at("GET", "/2015-03-31/functions/fn"), "GetFunction");
  EXPECT_EQ(operation_at("POST", "/2015-03-31/functions/fn/invocations"), "Invoke");
  EXPECT_EQ(operation_at("DELETE", "/2015-03-31/functions/fn/policy/s1"), "RemovePermission");
  EXPECT_EQ(operation_at("GET", "/2019-09-25/functions/fn/event-invoke-config/list"),
            "ListFunctionEventInvokeConfigs");
}

TEST(LambdaOperations, AnEncodedArnStaysOneLabel) {
  const auto* path =
      "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Afn";
  EXPECT_EQ(operation_at("GET", path), "ListTags");
}

}  // namespace
}  // namespace emulator::lambda
