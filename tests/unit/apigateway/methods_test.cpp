#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

constexpr const char* lambda_integration =
    R"({"type":"AWS_PROXY","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:store/invocations"})";

struct Methods : ::testing::Test {
  Methods() {
    gateway.create_api();
    path = gateway.method_path(gateway.root, "POST");
  }
  void put_method() {
    ASSERT_EQ(gateway.call("PUT", path, R"({"authorizationType":"NONE"})").status, 201);
  }

  ControlPlane gateway;
  std::string path;
};

TEST_F(Methods, A_method_is_put_once) {
  const auto method = gateway.call(
      "PUT", path,
      R"({"authorizationType":"NONE","requestParameters":{"method.request.path.id":true}})");
  EXPECT_EQ(method.status, 201);
  EXPECT_EQ(method.body,
            R"({"httpMethod":"POST","authorizationType":"NONE","apiKeyRequired":false,)"
            R"("requestParameters":{"method.request.path.id":true}})");
  const auto again = gateway.call("PUT", path, R"({"authorizationType":"NONE"})");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.message(), "Method already exists for this resource");
  EXPECT_EQ(gateway.call("DELETE", path).status, 204);
  EXPECT_EQ(gateway.call("GET", path).message(), "Invalid Method identifier specified");
}

TEST_F(Methods, Only_http_methods_are_methods) {
  EXPECT_EQ(gateway
                .call("PUT", gateway.method_path(gateway.root, "FETCH"),
                      R"({"authorizationType":"NONE"})")
                .status,
            400);
}

TEST_F(Methods, What_is_no_json_is_told_so_before_anything_else) {
  EXPECT_EQ(gateway.call("PUT", path, "{").error, "SerializationException");
  put_method();
  EXPECT_EQ(gateway.call("PUT", path + "/integration", R"({"type":1})").error,
            "SerializationException");
}

TEST_F(Methods, An_authorizer_has_to_fit_the_type_that_the_method_names) {
  constexpr const char* invalid =
      "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or "
      "COGNITO_USER_POOLS requires a valid authorizer.";
  const auto pool = gateway.call(
      "POST", gateway.base + "/authorizers",
      R"({"name":"pool","type":"COGNITO_USER_POOLS","identitySource":"method.request.header.A",)"
      R"("providerARNs":["arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_a"]})");
  EXPECT_EQ(pool.status, 201) << pool.body;
  EXPECT_EQ(pool.at("providerARNs"), R"(["arn:aws:cognito-idp:us-east-1:1:userpool/us-east-1_a"])");
  EXPECT_EQ(pool.at("authType"), "cognito_user_pools");
  EXPECT_EQ(pool.at("authorizerUri"), "");
  const auto put = [&](const std::string& type, const std::string& id) {
    return gateway.call(
        "PUT", path, R"({"authorizationType":")" + type + R"(","authorizerId":")" + id + R"("})");
  };
  EXPECT_EQ(put("SOME", "").status, 400);
  EXPECT_EQ(put("CUSTOM", "x").message(), invalid);
  EXPECT_EQ(put("CUSTOM", pool.at("id")).message(), invalid);
  EXPECT_EQ(put("COGNITO_USER_POOLS", "x").message(), invalid);
  EXPECT_EQ(gateway.call("GET", path).status, 404);
  EXPECT_EQ(put("COGNITO_USER_POOLS", pool.at("id")).status, 201);
  EXPECT_EQ(gateway.call("DELETE", path).status, 204);
  EXPECT_EQ(put("AWS_IAM", "").status, 201);
}

TEST_F(Methods, What_guards_a_method_is_kept_and_patched) {
  const auto put = gateway.call("PUT", path,
                                R"({"authorizationType":"NONE","apiKeyRequired":true,)"
                                R"("authorizationScopes":["a","b"]})");
  EXPECT_EQ(put.at("apiKeyRequired"), "true") << put.body;
  EXPECT_EQ(put.at("authorizationScopes"), R"(["a","b"])");
  const auto patched = gateway.call("PATCH", path, R"({"patchOperations":[
      {"op":"replace","path":"/apiKeyRequired","value":"false"},
      {"op":"add","path":"/authorizationScopes","value":"c"},
      {"op":"remove","path":"/authorizationScopes","value":"a"}]})");
  EXPECT_EQ(patched.at("apiKeyRequired"), "false") << patched.body;
  EXPECT_EQ(patched.at("authorizationScopes"), R"(["b","c"])");
}

TEST_F(Methods, An_integration_keeps_its_link_and_its_tls_settings) {
  put_method();
  const auto put = [&](const std::string& members) {
    return gateway.call("PUT", path + "/integration", "{" + members + "}");
  };
  const std::string http = R"("httpMethod":"GET","uri":"https://a/b","connectionType":"VPC_LINK")";
  EXPECT_EQ(put(R"("type":"HTTP",)" + http).status, 400);
  EXPECT_EQ(put(R"("type":"MOCK",)" + http).status, 400);
  const auto kept = put(R"("type":"HTTP",)" + http +
                        R"(,"connectionId":"x","tlsConfig":{"insecureSkipVerification":true})");
  EXPECT_EQ(kept.at("connectionId"), "x") << kept.body;
  EXPECT_EQ(kept.at("tlsConfig"), R"({"insecureSkipVerification":true})");
  const auto patched = gateway.call("PATCH", path + "/integration", R"({"patchOperations":[
      {"op":"replace","path":"/connectionId","value":"${stageVariables.link}"},
      {"op":"replace","path":"/tlsConfig/insecureSkipVerification","value":"false"}]})");
  EXPECT_EQ(patched.at("connectionId"), "${stageVariables.link}") << patched.body;
  EXPECT_EQ(patched.at("tlsConfig"), R"({"insecureSkipVerification":false})");
}

TEST_F(Methods, A_lambda_proxy_integration_gets_aws_defaults) {
  put_method();
  EXPECT_EQ(gateway.call("GET", path + "/integration").message(),
            "No integration defined for method");
  const auto put = gateway.call("PUT", path + "/integration", lambda_integration);
  EXPECT_EQ(put.status, 201) << put.body;
  EXPECT_EQ(put.at("passthroughBehavior"), "WHEN_NO_MATCH");
  EXPECT_EQ(put.at("timeoutInMillis"), "29000");
  EXPECT_EQ(put.at("cacheNamespace"), gateway.root);
  EXPECT_EQ(put.at("cacheKeyParameters"), "[]");
  EXPECT_EQ(gateway.call("GET", path).at("methodIntegration"), put.body);
  EXPECT_EQ(gateway.call("DELETE", path + "/integration").status, 204);
  EXPECT_EQ(gateway.call("GET", path + "/integration").status, 404);
}

TEST_F(Methods, An_integration_names_what_it_calls) {
  put_method();
  const auto put = [&](const std::string& members) {
    return gateway.call("PUT", path + "/integration", "{" + members + "}");
  };
  const std::string sqs = R"("type":"AWS","httpMethod":"POST",)"
                          R"("uri":"arn:aws:apigateway:us-east-1:sqs:path/000000000000/q")";
  EXPECT_EQ(put(sqs).message(), "Role ARN must be specified for AWS integrations");
  EXPECT_EQ(put(sqs + R"(,"credentials":"arn:aws:iam::000000000000:role/r")").status, 201);
  EXPECT_EQ(put(R"("type":"AWS","httpMethod":"POST","uri":"http://a")").message(),
            "Invalid ARN specified in the request");
  EXPECT_EQ(put(R"("type":"AWS","httpMethod":"POST",)"
                R"("uri":"arn:aws:apigateway:us-east-1:sqs:queue/x")")
                .message(),
            "AWS ARN for integration must contain path or action");
  EXPECT_EQ(put(R"("type":"AWS","httpMethod":"POST",)"
                R"("uri":"arn:aws:apigateway:us-east-1:dynamodb:action/PutItem")")
                .status,
            501);
  EXPECT_EQ(put(R"("type":"HTTP","httpMethod":"GET","uri":"http://a/b")").status, 201);
  EXPECT_EQ(
      put(R"("type":"HTTP_PROXY","httpMethod":"ANY","uri":"https://${stageVariables.h}/")").status,
      201);
  EXPECT_EQ(put(R"("type":"HTTP","httpMethod":"GET","uri":"a")").message(),
            "Invalid HTTP endpoint specified for URI");
  EXPECT_EQ(put(R"("type":"HTTP","uri":"http://a")").message(),
            "Enumeration value for HttpMethod must be non-empty");
  EXPECT_EQ(put(R"("type":"SOME")").status, 400);
}

TEST_F(Methods, A_lambda_integration_has_a_method_a_function_and_a_bounded_timeout) {
  put_method();
  const std::string good = lambda_integration;
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string body = good;
    body.replace(body.find(from), from.size(), to);
    return gateway.call("PUT", path + "/integration", body);
  };
  EXPECT_EQ(with(R"("httpMethod":"POST",)", "").message(),
            "Enumeration value for HttpMethod must be non-empty");
  EXPECT_EQ(with(R"("type")", R"("timeoutInMillis":29001,"type")").message(),
            "Timeout should be between 50 ms and 29000 ms");
  EXPECT_EQ(with("arn:aws:apigateway", "http://x").message(),
            "Invalid ARN specified in the request");
  EXPECT_EQ(with("arn:aws:lambda:us-east-1:000000000000:function:store", "store").message(),
            "Invalid lambda function");
}

TEST_F(Methods, An_integration_is_patched_whole_or_not_at_all) {
  put_method();
  gateway.call("PUT", path + "/integration", lambda_integration);
  const auto patched = gateway.call("PATCH", path + "/integration", R"({"patchOperations":[
      {"op":"replace","path":"/timeoutInMillis","value":"100"},
      {"op":"add","path":"/requestTemplates/application~1json","value":"{}"}]})");
  EXPECT_EQ(patched.at("timeoutInMillis"), "100");
  EXPECT_EQ(patched.at("requestTemplates"), R"({"application/json":"{}"})");
  const auto refused = gateway.call("PATCH", path + "/integration", R"({"patchOperations":[
      {"op":"replace","path":"/timeoutInMillis","value":"200"},
      {"op":"replace","path":"/type","value":"HTTP"}]})");
  EXPECT_EQ(refused.message(), "Invalid HTTP endpoint specified for URI");
  EXPECT_EQ(gateway.call("GET", path + "/integration").at("timeoutInMillis"), "100");
}

TEST_F(Methods, Answers_of_proxies_can_be_streamed) {
  put_method();
  constexpr const char* wrong_uri =
      "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only supported for Lambda "
      "functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.";
  const std::string streaming =
      R"({"type":"AWS_PROXY","httpMethod":"POST","responseTransferMode":"STREAM",)"
      R"("timeoutInMillis":900000,"uri":"arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/)"
      R"(functions/arn:aws:lambda:us-east-1:000000000000:function:store/)"
      R"(response-streaming-invocations"})";
  const auto put = gateway.call("PUT", path + "/integration", streaming);
  EXPECT_EQ(put.status, 201) << put.body;
  EXPECT_EQ(put.at("responseTransferMode"), "STREAM");
  EXPECT_EQ(put.at("timeoutInMillis"), "900000");

  std::string buffered_uri = lambda_integration;
  buffered_uri.replace(buffered_uri.find(R"("httpMethod")"), 0,
                       R"("responseTransferMode":"STREAM",)");
  EXPECT_EQ(gateway.call("PUT", path + "/integration", buffered_uri).message(), wrong_uri);
  EXPECT_EQ(
      gateway
          .call("PUT", path + "/integration", R"({"type":"MOCK","responseTransferMode":"STREAM"})")
          .message(),
      "Invalid ResponseTransferMode. ResponseTransferMode STREAM is only supported for "
      "AWS_PROXY and HTTP_PROXY integrations.");
  EXPECT_EQ(gateway
                .call("PUT", path + "/integration",
                      R"({"type":"HTTP_PROXY","httpMethod":"GET","uri":"http://a.test/",)"
                      R"("responseTransferMode":"STREAM","timeoutInMillis":900001})")
                .message(),
            "Timeout should be between 50 ms and 900000 ms");
  EXPECT_EQ(
      gateway
          .call("PUT", path + "/integration", R"({"type":"MOCK","responseTransferMode":"TRICKLE"})")
          .status,
      400);
}

TEST_F(Methods, The_transfer_mode_is_patched_together_with_what_goes_with_it) {
  put_method();
  gateway.call("PUT", path + "/integration", lambda_integration);
  EXPECT_EQ(gateway.call("GET", path + "/integration").at("responseTransferMode"), "");
  const auto patch = [this](const std::string& operations) {
    return gateway.call("PATCH", path + "/integration",
                        R"({"patchOperations":[)" + operations + "]}");
  };
  EXPECT_EQ(patch(R"({"op":"replace","path":"/responseTransferMode","value":"STREAM"})").status,
            400);
  const auto streams =
      patch(R"({"op":"replace","path":"/responseTransferMode","value":"STREAM"},)"
            R"({"op":"replace","path":"/timeoutInMillis","value":"60000"},)"
            R"({"op":"replace","path":"/uri","value":"arn:aws:apigateway:us-east-1:lambda:path/)"
            R"(2021-11-15/functions/arn:aws:lambda:us-east-1:000000000000:function:store/)"
            R"(response-streaming-invocations"})");
  EXPECT_EQ(streams.at("responseTransferMode"), "STREAM") << streams.body;
  EXPECT_EQ(
      patch(R"({"op":"replace","path":"/responseTransferMode","value":"BUFFERED"})").message(),
      "Timeout should be between 50 ms and 29000 ms");
  EXPECT_EQ(patch(R"({"op":"replace","path":"/responseTransferMode","value":"SLOW"})").status, 400);
  const auto buffered = patch(
      R"({"op":"replace","path":"/responseTransferMode","value":"BUFFERED"},)"
      R"({"op":"replace","path":"/timeoutInMillis","value":"29000"},)"
      R"({"op":"replace","path":"/uri","value":"arn:aws:apigateway:us-east-1:lambda:path/)"
      R"(2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:store/invocations"})");
  EXPECT_EQ(buffered.at("responseTransferMode"), "BUFFERED") << buffered.body;
}

TEST_F(Methods, Mapped_parameters_must_be_declared_on_the_method) {
  put_method();
  const auto undeclared = gateway.call(
      "PUT", path + "/integration",
      R"({"type":"MOCK","requestParameters":{"integration.request.path.id":"method.request.path.id"}})");
  EXPECT_EQ(undeclared.message(),
            "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
            "[Invalid mapping expression parameter specified: method.request.path.id]");
}

TEST_F(Methods, Responses_of_method_and_integration_belong_together) {
  put_method();
  gateway.call("PUT", path + "/integration", R"({"type":"MOCK"})");
  const std::string cors =
      R"({"responseParameters":{"method.response.header.Access-Control-Allow-Origin":)";
  const auto early = gateway.call("PUT", path + "/integration/responses/200", "{}");
  EXPECT_EQ(early.status, 404);
  EXPECT_EQ(early.message(), "Invalid Response status code specified");
  gateway.call("PUT", path + "/responses/200", "{}");
  EXPECT_EQ(gateway.call("PUT", path + "/responses/200", "{}").message(),
            "Response already exists for this resource");
  const auto undeclared =
      gateway.call("PUT", path + "/integration/responses/200", cors + R"("'*'"}})");
  EXPECT_EQ(undeclared.status, 400);
  const auto declared = gateway.call("PATCH", path + "/responses/200", R"({"patchOperations":[
      {"op":"add","path":"/responseParameters/method.response.header.Access-Control-Allow-Origin",
       "value":"false"}]})");
  EXPECT_EQ(declared.status, 201) << declared.body;
  const auto put = gateway.call("PUT", path + "/integration/responses/200", cors + R"("'*'"}})");
  EXPECT_EQ(put.status, 201) << put.body;
  EXPECT_EQ(gateway
                .call("PUT", path + "/integration/responses/200",
                      cors + R"("integration.request.body"}})")
                .status,
            400);
  EXPECT_EQ(gateway.call("PUT", path + "/integration/responses/200", R"({"selectionPattern":"("})")
                .message(),
            "Invalid selection pattern specified: (");
  EXPECT_EQ(gateway.call("GET", path + "/integration/responses/200").body, put.body);
  const auto patched = gateway.call("PATCH", path + "/integration/responses/200",
                                    R"({"patchOperations":[{"op":"replace",
      "path":"/selectionPattern","value":"2.."}]})");
  EXPECT_EQ(patched.at("selectionPattern"), "2..");
  EXPECT_EQ(gateway.call("DELETE", path + "/integration/responses/200").status, 204);
  EXPECT_EQ(gateway.call("DELETE", path + "/responses/200").status, 204);
  EXPECT_EQ(gateway.call("GET", path + "/responses/200").status, 404);
}

TEST_F(Methods, A_null_template_passes_the_body_through) {
  put_method();
  gateway.call("PUT", path + "/responses/200",
               R"({"responseModels":{"application/json":"Empty"}})");
  gateway.call("PUT", path + "/integration", R"({"type":"MOCK"})");
  const auto put = gateway.call("PUT", path + "/integration/responses/200",
                                R"({"responseTemplates":{"application/json":null}})");
  EXPECT_EQ(put.at("responseTemplates"), R"({"application/json":null})");
  EXPECT_EQ(
      gateway
          .call("PUT", path + "/responses/201", R"({"responseModels":{"application/json":"Pet"}})")
          .message(),
      "Invalid model identifier specified: Pet");
}

}  // namespace
}  // namespace emulator::apigateway
