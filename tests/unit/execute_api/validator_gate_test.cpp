// Request validators of parameters and bodies, below the port.

#include "data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

struct ValidatorGate : DataPlaneTest {
  ValidatorGate() { invoker.answer(R"({"body":"done"})"); }

  // A method that asks for a parameter, and for a body that is a list.
  void create(const std::string& validates) {
    set_schema("POST", R"({\"type\":\"array\"})");
    const auto validator = gateway.call("POST", gateway.base + "/requestvalidators",
                                        R"({"name":"v",)" + validates + "}");
    ASSERT_EQ(validator.status, 201) << validator.body;
    create_lambda(gateway.root, "POST", function_arn,
                  R"("httpMethod":"POST","cacheNamespace":"n","cacheKeyParameters":)"
                  R"(["method.request.querystring.page"])");
    const auto patched = gateway.call(
        "PATCH", gateway.method_path(gateway.root, "POST"),
        R"({"patchOperations":[)"
        R"({"op":"replace","path":"/requestValidatorId","value":")" +
            validator.at("id") +
            R"("},{"op":"add","path":"/requestParameters/method.request.querystring.page",)"
            R"("value":"true"},)"
            R"({"op":"add","path":"/requestModels/application~1json","value":"List"}]})");
    ASSERT_EQ(patched.status, 200) << patched.body;
    deploy();
  }
  void set_schema(const std::string& method, const std::string& schema) {
    const bool is_new = method == "POST";
    const auto answer = gateway.call(
        method, gateway.base + (is_new ? "/models" : "/models/List"),
        is_new ? R"({"name":"List","contentType":"application/json","schema":")" + schema + "\"}"
               : R"({"patchOperations":[{"op":"replace","path":"/schema","value":")" + schema +
                     "\"}]}");
    ASSERT_EQ(answer.status, is_new ? 201u : 200u) << answer.body;
  }
  std::string post(const std::string& query, const std::string& body = "[1]") {
    return send("POST", "/" + query, {}, body).body;
  }

  static constexpr auto bodies = R"("validateRequestBody":true)";
  static constexpr auto parameters = R"("validateRequestParameters":true)";
  static constexpr auto missing = R"({"message":"Missing required request parameters: [page]"})";
  static constexpr auto invalid = R"({"message":"Invalid request body"})";
};

TEST_F(ValidatorGate, Of_parameters_wants_those_that_are_required_and_no_body) {
  create(parameters);
  EXPECT_EQ(post("?page=1"), "done");
  EXPECT_EQ(post("?page=1", "no list"), "done");
  EXPECT_EQ(post(""), missing);
  EXPECT_EQ(post("?page="), missing);
  EXPECT_EQ(post("?page"), missing);
  EXPECT_EQ(post("?Page=1"), missing);
}

TEST_F(ValidatorGate, Of_bodies_wants_what_the_model_says_and_no_parameter) {
  create(bodies);
  EXPECT_EQ(post(""), "done");
  EXPECT_EQ(post("", "{}"), invalid);
  for (const auto* malformed : {"", "[", "[1,]", "list", "\xff"})
    EXPECT_EQ(post("", malformed), invalid) << malformed;
}

TEST_F(ValidatorGate, Of_both_looks_at_the_parameters_first) {
  create(std::string(bodies) + "," + parameters);
  EXPECT_EQ(post("?page=1"), "done");
  EXPECT_EQ(post("", "{}"), missing);
  EXPECT_EQ(post("?page=1", "{}"), invalid);
}

TEST_F(ValidatorGate, Whoever_is_refused_gets_no_answer_that_the_stage_keeps) {
  create(std::string(bodies) + "," + parameters);
  const auto patched = gateway.call(
      "PATCH", gateway.base + "/stages/prod",
      R"({"patchOperations":[{"op":"replace","path":"/cacheClusterEnabled","value":"true"},)"
      R"({"op":"replace","path":"/~1/POST/caching/enabled","value":"true"}]})");
  ASSERT_EQ(patched.status, 200) << patched.body;
  EXPECT_EQ(post("?page=1"), "done");
  EXPECT_EQ(post("?page=1"), "done");
  EXPECT_EQ(invoker.calls[function_arn], 1);
  EXPECT_EQ(post("?page=1", "{}"), invalid);
  EXPECT_EQ(post(""), missing);
  // Neither is its refusal kept.
  EXPECT_EQ(post("?page=1"), "done");
  EXPECT_EQ(invoker.calls[function_arn], 1);
}

TEST_F(ValidatorGate, A_model_counts_as_it_was_deployed) {
  create(bodies);
  set_schema("PATCH", R"({\"type\":\"object\"})");
  EXPECT_EQ(post("", "[]"), "done");
  EXPECT_EQ(post("", "{}"), invalid);
  deploy();
  EXPECT_EQ(post("", "[]"), invalid);
  EXPECT_EQ(post("", "{}"), "done");
}

}  // namespace
}  // namespace emulator::execute_api
