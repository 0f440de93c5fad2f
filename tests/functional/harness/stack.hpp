#pragma once

#include <map>
#include <string>

#include "harness/aws_client.hpp"

// What tests create over and over, through the wire protocols. All of it throws, with AWS's answer,
// when a call fails.
namespace emulator::functional {

struct FunctionSpec {
  std::string name;
  std::string zip;  // the deployment package's bytes
  std::map<std::string, std::string> environment = {};
  unsigned timeout_seconds = 10;
  std::string runtime = "provided.al2023";
  std::string role = "arn:aws:iam::000000000000:role/function";
  std::string further_members = {};  // JSON to append: ",\"MemorySize\":256"
};

std::string create_function_request(const FunctionSpec& spec);
// Returns the function's ARN, at once.
std::string create_function(const AwsClient& aws, const FunctionSpec& spec);
// Until its State is Active, as SDK waiters do.
void wait_until_active(const AwsClient& aws, const std::string& function);
Message invoke(const AwsClient& aws, const std::string& function, const std::string& payload,
               Headers headers = {});
void delete_function(const AwsClient& aws, const std::string& function);

struct ApiSpec {
  std::string name = "api";
  std::string path_part = "messages";  // one resource below the root: "{proxy+}"
  std::string method = "POST";
  std::string stage = "test";
};

struct Api {
  ApiSpec spec;
  std::string id;
  std::string resource_id;
  std::string deployment_id;
  std::string url;  // of the stage: paths are appended to it
};

std::string integration_uri(const std::string& function_arn);

// A REST API with an AWS_PROXY integration to the function, deployed.
Api create_api(const AwsClient& aws, const std::string& function_arn, ApiSpec spec = {});
// Everything that create_api() made, in reverse.
void delete_api(const AwsClient& aws, const Api& api);

std::string create_topic(const AwsClient& aws, const std::string& name);
// Returns the subscription's ARN, "pending confirmation" for one that has to be confirmed.
std::string subscribe(const AwsClient& aws, const std::string& topic_arn,
                      const std::string& protocol, const std::string& endpoint,
                      const Parameters& further = {});
// Returns the message id.
std::string publish(const AwsClient& aws, const std::string& topic_arn, const std::string& message,
                    const Parameters& further = {});

}  // namespace emulator::functional
