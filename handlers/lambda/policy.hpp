#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::lambda {

// One permission, as AddPermission was given it.
struct PolicyStatement {
  std::string id;
  std::string action;     // "lambda:InvokeFunction"
  std::string principal;  // service, account id, ARN or "*"
  std::string resource;   // the function's ARN
  std::optional<std::string> source_arn;
  std::optional<std::string> source_account;
  std::optional<std::string> principal_org_id;
  std::optional<std::string> event_source_token;
  std::optional<std::string> function_url_auth_type;
  std::optional<bool> invoked_via_function_url;
};

// A function's resource-based policy. It is kept and shown; calls are not authorized by it, and
// those that AWS would refuse are told of.
class Policy {
 public:
  bool empty() const noexcept { return statements_.empty(); }

  // ResourceConflictException for an id in use, InvalidParameterValueException for a principal that
  // can't exist, PolicyLengthExceededException past 20 KB.
  std::optional<aws::Error> add(PolicyStatement statement);
  // ResourceNotFoundException when there is no such statement.
  std::optional<aws::Error> remove(std::string_view id);

  // Whether a statement lets a service ("apigateway.amazonaws.com") invoke the function on behalf
  // of what an ARN names.
  bool lets_invoke(std::string_view service, std::string_view source_arn) const;

  // {"Version":"2012-10-17","Id":"default","Statement":[…]}
  std::string document() const;

 private:
  std::vector<PolicyStatement> statements_;
};

// The statement in IAM's JSON.
std::string statement_document(const PolicyStatement& statement);

}  // namespace emulator::lambda
