#include "handlers/execute_api/proxy_response.hpp"

#include <gtest/gtest.h>

#include "handlers/execute_api/plain_answer.hpp"

namespace emulator::execute_api {
namespace {

http::Response response(std::string payload, bool decode_base64 = false) {
  auto parsed = parse_proxy_response(payload, decode_base64);
  if (const auto* malformed = std::get_if<MalformedProxyResponse>(&parsed)) {
    ADD_FAILURE() << payload << ": " << malformed->reason;
    return {};
  }
  return std::get<http::Response>(parsed);
}

std::string fault(std::string payload, bool decode_base64 = false) {
  auto parsed = parse_proxy_response(payload, decode_base64);
  if (const auto* malformed = std::get_if<MalformedProxyResponse>(&parsed)) {
    return malformed->reason;
  }
  return "";
}

// "a: 1, b: 2"
std::string headers(const std::string& payload) {
  std::string out;
  for (const auto& [name, value] : response(payload).headers) {
    out.append(out.empty() ? "" : ", ").append(name).append(": ").append(value);
  }
  return out;
}

TEST(ProxyResponse, Status_headers_and_body_go_to_the_caller) {
  const auto answer = response(
      R"({"statusCode":201,"headers":{"Content-Type":"text/plain","X-A":"1"},"body":"hi"})");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.headers.get("Content-Type"), "text/plain");
  EXPECT_EQ(answer.headers.get("X-A"), "1");
  EXPECT_EQ(answer.body, "hi");
}

TEST(ProxyResponse, The_usual_form_is_read_in_one_pass) {
  const auto answer = read_plain_answer(
      R"( { "statusCode" : 404 , "headers":{"A":"1","a":"\"2\""},"multiValueHeaders":{"B":["3","4"],)"
      R"("C":[]},"body":"{\"line\":\"\\n\"}\n\/\t","isBase64Encoded":true} )");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 404u);
  EXPECT_EQ(answer->headers.size(), 2u);
  EXPECT_EQ(answer->headers.get("a"), "1");
  EXPECT_EQ(answer->multi_value_headers.size(), 2u);
  EXPECT_EQ(answer->body, "{\"line\":\"\\n\"}\n/\t");
  EXPECT_TRUE(answer->is_base64);
}

TEST(ProxyResponse, Anything_else_is_left_to_the_whole_parser) {
  for (const std::string_view json : {"",
                                      "[]",
                                      "null",
                                      "{",
                                      "{}x",
                                      R"({"statusCode":200)",
                                      R"({"statusCode":200,})",
                                      R"({"statusCode":2000})",
                                      R"({"statusCode":200.0})",
                                      R"({"statusCode":99 })",
                                      R"({"statusCode":"200"})",
                                      R"({"statusCode":null})",
                                      R"({"body":"\u00fc"})",
                                      R"({"body":"\x"})",
                                      R"({"body":"a)",
                                      R"({"body":"a\)",
                                      "{\"body\":\"a\nb\"}",
                                      R"({"body":1})",
                                      R"({"headers":{"A":1}})",
                                      R"({"headers":{"A"}})",
                                      R"({"headers":["A"]})",
                                      R"({"multiValueHeaders":{"A":"1"}})",
                                      R"({"multiValueHeaders":{"A":["1",]}})",
                                      R"({"isBase64Encoded":"true"})",
                                      R"({"isBase64Encoded":truex})",
                                      R"({"cookies":[]})"}) {
    EXPECT_FALSE(read_plain_answer(json)) << json;
  }
}

TEST(ProxyResponse, Everything_may_be_missing_or_null) {
  for (const auto* payload :
       {"{}", R"({"statusCode":null,"headers":null,"multiValueHeaders":null,"body":null,)"
              R"("isBase64Encoded":null})"}) {
    const auto answer = response(payload);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(answer.headers.get("Content-Type"), "application/json");
  }
}

TEST(ProxyResponse, A_status_code_may_be_a_numeric_string) {
  EXPECT_EQ(response(R"({"statusCode":"404"})").status, 404);
  EXPECT_EQ(response(R"({"statusCode":204.0})").status, 204);
  for (const auto* code : {"0", "99", "100", "600", "-1", "200.5", "1e9", "\"\"", "\"20x\""}) {
    EXPECT_EQ(fault(std::string(R"({"statusCode":)") + code + "}"),
              "statusCode is no status code between 200 and 599")
        << code;
  }
  EXPECT_EQ(fault(R"({"statusCode":true})"), "statusCode is a boolean, not a number");
}

TEST(ProxyResponse, Both_kinds_of_headers_are_merged) {
  EXPECT_EQ(headers(R"({"headers":{"X-A":"1","X-B":"b"},"multiValueHeaders":{"x-a":["1","2"]}})"),
            "x-a: 1, x-a: 2, X-B: b, Content-Type: application/json");
  EXPECT_EQ(headers(R"({"headers":{"X-A":"0"},"multiValueHeaders":{"X-A":["1"]}})"),
            "X-A: 1, X-A: 0, Content-Type: application/json");
  EXPECT_EQ(headers(R"({"multiValueHeaders":{"Set-Cookie":["a=1","b=2"]}})"),
            "Set-Cookie: a=1, Set-Cookie: b=2, Content-Type: application/json");
}

TEST(ProxyResponse, Header_values_may_be_numbers_and_booleans) {
  EXPECT_EQ(headers(R"({"headers":{"content-type":"a/b","X-N":5,"X-B":true,"X-Null":null}})"),
            "content-type: a/b, X-N: 5, X-B: true");
  EXPECT_EQ(headers(R"({"multiValueHeaders":{"Content-Type":["a/b"],"X-N":[1.5]}})"),
            "Content-Type: a/b, X-N: 1.5");
}

TEST(ProxyResponse, Headers_that_are_aws_own_are_renamed_or_dropped) {
  EXPECT_EQ(headers(R"({"headers":{"Content-Type":"a/b","Date":"today","Connection":"close",)"
                    R"("Transfer-Encoding":"chunked"}})"),
            "Content-Type: a/b, x-amzn-Remapped-Date: today, x-amzn-Remapped-Connection: close");
}

TEST(ProxyResponse, Base64_is_decoded_for_whoever_takes_it) {
  const auto* payload = R"({"body":"//4=","isBase64Encoded":true})";
  EXPECT_EQ(response(payload, true).body, "\xff\xfe");
  EXPECT_EQ(response(payload, false).body, "//4=");
  EXPECT_EQ(response(R"({"body":"//4=","isBase64Encoded":false})", true).body, "//4=");
  EXPECT_EQ(fault(R"({"body":"?","isBase64Encoded":true})", true),
            "isBase64Encoded is true, but body is no base64");
}

TEST(ProxyResponse, A_malformed_answer_is_told_what_is_wrong_with_it) {
  EXPECT_EQ(fault(""), "it is no JSON: The document is empty. (at byte 0)");
  EXPECT_EQ(fault(R"({"statusCode":200)"),
            "it is no JSON: Missing a comma or '}' after an object member. (at byte 17)");
  EXPECT_EQ(fault("null"), "it is null, not an object");
  EXPECT_EQ(fault(R"("text")"), "it is a string, not an object");
  EXPECT_EQ(fault("[]"), "it is an array, not an object");
  EXPECT_EQ(fault(R"({"hello":"world"})"),
            "it has a member 'hello'; allowed are statusCode, headers, multiValueHeaders, body and "
            "isBase64Encoded");
  EXPECT_EQ(fault(R"({"body":{"a":1}})"), "body is an object, not a string");
  EXPECT_EQ(fault(R"({"body":5})"), "body is a number, not a string");
  EXPECT_EQ(fault(R"({"headers":[]})"), "headers is an array, not an object");
  EXPECT_EQ(fault(R"({"headers":{"a":{}}})"), "the header 'a' is an object, not a string");
  EXPECT_EQ(fault(R"({"multiValueHeaders":{"a":"b"}})"),
            "the multi-value header 'a' is a string, not an array");
  EXPECT_EQ(fault(R"({"multiValueHeaders":{"a":[null]}})"),
            "the multi-value header 'a' holds null, not a string");
  EXPECT_EQ(fault(R"({"isBase64Encoded":"true"})"), "isBase64Encoded is a string, not a boolean");
}

}  // namespace
}  // namespace emulator::execute_api
