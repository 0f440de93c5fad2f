#include "harness/stack.hpp"

#include <stdexcept>
#include <utility>

#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

constexpr char functions[] = "/2015-03-31/functions";

std::string environment_json(const std::map<std::string, std::string>& variables) {
  std::string json;
  for (const auto& [name, value] : variables) {
    if (!json.empty()) json += ',';
    json += json_quote(name) + ':' + json_quote(value);
  }
  return "{\"Variables\":{" + json + "}}";
}

std::string method_path(const Api& api) {
  return "/restapis/" + api.id + "/resources/" + api.resource_id + "/methods/" + api.spec.method;
}

std::string call(const AwsClient& aws, const std::string& method, const std::string& target,
                 std::string body = "") {
  return expect_success(aws.rest("apigateway", method, target, std::move(body))).body;
}

std::string sns(const AwsClient& aws, const std::string& action, Parameters parameters,
                const Parameters& further = {}) {
  parameters.insert(parameters.end(), further.begin(), further.end());
  return expect_success(aws.query("sns", action, parameters)).body;
}

}  // namespace

std::string create_function_request(const FunctionSpec& spec) {
  return "{\"FunctionName\":" + json_quote(spec.name) + ",\"Runtime\":" + json_quote(spec.runtime) +
         ",\"Handler\":\"bootstrap\",\"Role\":" + json_quote(spec.role) +
         ",\"Timeout\":" + std::to_string(spec.timeout_seconds) +
         ",\"Environment\":" + environment_json(spec.environment) + ",\"Code\":{\"ZipFile\":\"" +
         base64(spec.zip) + "\"}" + spec.further_members + '}';
}

std::string create_function(const AwsClient& aws, const FunctionSpec& spec) {
  const auto answer =
      expect_success(aws.rest("lambda", "POST", functions, create_function_request(spec)));
  return json_text(answer.body, "/FunctionArn");
}

void wait_until_active(const AwsClient& aws, const std::string& function) {
  std::string configuration;
  const bool settled = eventually(default_timeout, [&] {
    const auto target = std::string{functions} + '/' + function + "/configuration";
    configuration = expect_success(aws.rest("lambda", "GET", target)).body;
    return json_text(configuration, "/State") != "Pending";
  });
  if (!settled || json_text(configuration, "/State") != "Active") {
    throw std::runtime_error("the function did not become active: " + configuration);
  }
}

Message invoke(const AwsClient& aws, const std::string& function, const std::string& payload,
               Headers headers) {
  return aws.rest("lambda", "POST", std::string{functions} + '/' + function + "/invocations",
                  payload, std::move(headers));
}

void delete_function(const AwsClient& aws, const std::string& function) {
  expect_success(aws.rest("lambda", "DELETE", std::string{functions} + '/' + function));
}

std::string integration_uri(const std::string& function_arn) {
  return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + function_arn +
         "/invocations";
}

Api create_api(const AwsClient& aws, const std::string& function_arn, ApiSpec spec) {
  Api api;
  api.spec = std::move(spec);
  const auto created =
      call(aws, "POST", "/restapis", "{\"name\":" + json_quote(api.spec.name) + '}');
  api.id = json_text(created, "/id");
  const auto resources = call(aws, "GET", "/restapis/" + api.id + "/resources");
  const auto resource =
      call(aws, "POST", "/restapis/" + api.id + "/resources/" + json_text(resources, "/item/0/id"),
           "{\"pathPart\":" + json_quote(api.spec.path_part) + '}');
  api.resource_id = json_text(resource, "/id");
  call(aws, "PUT", method_path(api), R"({"authorizationType":"NONE"})");
  call(aws, "PUT", method_path(api) + "/integration",
       R"({"type":"AWS_PROXY","httpMethod":"POST","uri":)" +
           json_quote(integration_uri(function_arn)) + '}');
  const auto deployment = call(aws, "POST", "/restapis/" + api.id + "/deployments",
                               "{\"stageName\":" + json_quote(api.spec.stage) + '}');
  api.deployment_id = json_text(deployment, "/id");
  api.url = aws.endpoint() + "/restapis/" + api.id + '/' + api.spec.stage + "/_user_request_";
  return api;
}

void delete_api(const AwsClient& aws, const Api& api) {
  const auto path = "/restapis/" + api.id;
  call(aws, "DELETE", path + "/stages/" + api.spec.stage);
  call(aws, "DELETE", path + "/deployments/" + api.deployment_id);
  call(aws, "DELETE", method_path(api) + "/integration");
  call(aws, "DELETE", method_path(api));
  call(aws, "DELETE", path + "/resources/" + api.resource_id);
  call(aws, "DELETE", path);
}

std::string create_topic(const AwsClient& aws, const std::string& name) {
  return xml_text(sns(aws, "CreateTopic", {{"Name", name}}), "TopicArn");
}

std::string subscribe(const AwsClient& aws, const std::string& topic_arn,
                      const std::string& protocol, const std::string& endpoint,
                      const Parameters& further) {
  const auto answer =
      sns(aws, "Subscribe",
          {{"TopicArn", topic_arn}, {"Protocol", protocol}, {"Endpoint", endpoint}}, further);
  return xml_text(answer, "SubscriptionArn");
}

std::string publish(const AwsClient& aws, const std::string& topic_arn, const std::string& message,
                    const Parameters& further) {
  return xml_text(sns(aws, "Publish", {{"TopicArn", topic_arn}, {"Message", message}}, further),
                  "MessageId");
}

}  // namespace emulator::functional
