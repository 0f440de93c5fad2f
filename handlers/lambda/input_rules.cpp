#include "handlers/lambda/input_rules.hpp"

#include "handlers/lambda/service_model.hpp"

namespace emulator::lambda {

namespace {

// Past it AWS takes no upload: a package of 50 MB in base64, and some more for the rest.
constexpr std::size_t body_limit = 70'167'211;

// Lambda answers an unknown runtime with words of its own.
constexpr std::string_view waived[] = {"runtime"};
// Tests written for LocalStack make up accounts, roles and networks, and set reserved variables.
constexpr std::string_view waived_for_localstack[] = {
    "runtime",   "functionName",          "resource",
    "role",      "vpcConfig.subnetIds",   "vpcConfig.securityGroupIds",
    "sourceArn", "environment.variables", "sourceAccount",
};

}  // namespace

aws::InputRules input_rules(const Platform& platform) {
  aws::InputRules rules{&service_model, waived, &platform.workers, body_limit};
  if (platform.config.localstack_compat) rules.waived = waived_for_localstack;
  return rules;
}

}  // namespace emulator::lambda
