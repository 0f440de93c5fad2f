#include "handlers/apigateway_sdk/names.hpp"

#include <gtest/gtest.h>

// The names of the simple calculator are those of AWS's guide:
// https://docs.aws.amazon.com/apigateway/latest/developerguide/simple-calc-lambda-api.html

namespace emulator::apigateway_sdk {
namespace {

Operation operation(std::string method, std::string path, std::string name = "") {
  return {std::move(method), std::move(path), std::move(name), {}, {}, {}, {}};
}

TEST(SdkNames, JavaScript_has_the_path_then_the_method) {
  EXPECT_EQ(path_and_verb(operation("GET", "/")), "rootGet");
  EXPECT_EQ(path_and_verb(operation("POST", "/")), "rootPost");
  EXPECT_EQ(path_and_verb(operation("GET", "/{a}/{b}/{op}")), "aBOpGet");
  EXPECT_EQ(path_and_verb(operation("OPTIONS", "/orders")), "ordersOptions");
  EXPECT_EQ(path_and_verb(operation("GET", "/orders/{id}", "getOrder")), "ordersIdGet");
  EXPECT_EQ(path_and_verb(operation("GET", "/ZSCP_WF/active-part")), "zSCPWFActivePartGet");
  EXPECT_EQ(path_and_verb(operation("PUT", "/files/{proxy+}")), "filesProxyPut");
}

TEST(SdkNames, Java_and_Ruby_have_the_method_then_the_path_or_the_operation_name) {
  EXPECT_EQ(verb_and_path(operation("GET", "/")), "GetApiRoot");
  EXPECT_EQ(verb_and_path(operation("GET", "/{a}/{b}/{op}")), "GetABOp");
  EXPECT_EQ(verb_and_path(operation("GET", "/orders", "list-orders")), "ListOrders");
}

TEST(SdkNames, Ruby_puts_underscores_between_words) {
  EXPECT_EQ(snake_case("GetABOp"), "get_ab_op");
  EXPECT_EQ(snake_case("PostApiRoot"), "post_api_root");
  EXPECT_EQ(snake_case("orderId"), "order_id");
  EXPECT_EQ(snake_case("X-Trace"), "x_trace");
}

TEST(SdkNames, What_no_language_takes_gets_an_underscore) {
  EXPECT_EQ(pascal_case("2fast"), "_2fast");
  EXPECT_EQ(camel_case("…"), "_");
}

TEST(SdkNames, A_name_that_is_taken_gets_a_number) {
  Unique unique;
  EXPECT_EQ(unique("aBGet"), "aBGet");
  EXPECT_EQ(unique("aBGet"), "aBGet2");
  EXPECT_EQ(unique("aBGet"), "aBGet3");
}

}  // namespace
}  // namespace emulator::apigateway_sdk
