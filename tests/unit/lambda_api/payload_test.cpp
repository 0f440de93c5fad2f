#include "handlers/lambda/payload.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/base64.hpp"

namespace emulator::lambda {
namespace {

TEST(Payload, AnyJsonValuePasses) {
  for (const auto* text : {"{}", "[1, 2]", "\"text\"", "12.5e3", "null", " true\n"}) {
    EXPECT_FALSE(check_json(text)) << text;
  }
}

TEST(Payload, DeepNestingIsJustJson) {
  const std::string text = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_FALSE(check_json(text));
}

TEST(Payload, ABareWordIsNamed) {
  const auto error = check_json("test data");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 400u);
  EXPECT_EQ(error->code, "InvalidRequestContentException");
  EXPECT_THAT(error->message,
              ::testing::StartsWith(
                  "Could not parse request body into json: Could not parse payload into json: "
                  "Unrecognized token 'test': was expecting (JSON String, Number, Array, Object or "
                  "token 'null', 'true' or 'false')"));
}

TEST(Payload, TellsWhereTheFaultIs) {
  const auto error = check_json("{\n  \"a\": 1,\n}");
  ASSERT_TRUE(error);
  EXPECT_THAT(error->message, ::testing::HasSubstr("line: 3, column: 1]"));
}

TEST(Payload, RefusesWhatIsNotOneValue) {
  for (const auto* text : {"", "{", "{} {}", "{'a': 1}", "\"\xff\""}) {
    EXPECT_TRUE(check_json(text)) << text;
  }
}

TEST(Payload, SynchronousOnesEndAtSixMegabytes) {
  EXPECT_FALSE(check_synchronous_size(6'291'456));
  const auto error = check_synchronous_size(6'291'457);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->status, 413u);
  EXPECT_EQ(error->code, "RequestTooLargeException");
  EXPECT_EQ(error->message,
            "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
}

TEST(Payload, AsynchronousOnesEndAtOneMegabyte) {
  EXPECT_FALSE(check_asynchronous_size(1'048'576));
  EXPECT_EQ(
      check_asynchronous_size(1'048'577)->message,
      "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)");
}

TEST(ClientContext, IsJsonInBase64) {
  EXPECT_EQ(*decode_client_context(base64_encode("{\"custom\":{}}")), "{\"custom\":{}}");
  for (const auto& header : {std::string("{}"), base64_encode("text"), base64_encode("[1]")}) {
    const auto context = decode_client_context(header);
    ASSERT_FALSE(context) << header;
    EXPECT_EQ(context.error().code, "InvalidRequestContentException");
    EXPECT_EQ(context.error().message,
              "Client context must be a valid Base64-encoded JSON object.");
  }
}

}  // namespace
}  // namespace emulator::lambda
