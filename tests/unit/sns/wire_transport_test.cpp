#include "handlers/sns/wire_transport.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"
#include "lambda/invoker.hpp"

namespace emulator::sns {
namespace {

class FakeInvoker final : public lambda::Invoker {
 public:
  boost::asio::awaitable<aws::Result<lambda::InvocationOutput>> invoke(
      aws::Scope, std::string, lambda::InvocationInput) override {
    throw std::logic_error("SNS invokes asynchronously");
  }

  aws::Result<std::string> invoke_async(const aws::Scope& in_scope, const std::string& name,
                                        lambda::InvocationInput given) override {
    scope = in_scope;
    function = name;
    input = std::move(given);
    if (error) return *error;
    return std::string("request-id");
  }

  aws::Scope scope;
  std::string function;
  lambda::InvocationInput input;
  std::optional<aws::Error> error;
};

// To functions: HTTP needs a socket, and is tested through the port.
class WireTransportTest : public SnsTest {
 protected:
  AttemptResult deliver() {
    auto subscription = std::make_shared<Subscription>();
    subscription->protocol = Protocol::lambda;
    subscription->endpoint = "arn:aws:lambda:eu-west-1:123456789012:function:f:live";
    subscription->base_url = "http://emulator:4566";
    auto message = std::make_shared<OutboundMessage>();
    message->content.text = "hello";
    message->trace_id = "Root=1-2-3";
    const PendingSignature::Value signature{"SIG", "/c.pem", {}};
    AttemptResult result;
    WireTransport wire(platform, invoker);
    boost::asio::co_spawn(
        loop, wire.deliver({subscription, message, &signature, {}}),
        [&result](std::exception_ptr, AttemptResult ended) { result = std::move(ended); });
    loop.restart();
    loop.poll();
    return result;
  }

  FakeInvoker invoker;
};

TEST_F(WireTransportTest, InvokesTheFunctionWhereItsArnSays) {
  EXPECT_EQ(deliver().outcome, DeliveryOutcome::delivered);
  EXPECT_EQ(invoker.scope.account, "123456789012");
  EXPECT_EQ(invoker.scope.region, "eu-west-1");
  EXPECT_EQ(invoker.function, "arn:aws:lambda:eu-west-1:123456789012:function:f:live");
  EXPECT_EQ(invoker.input.trace_id, "Root=1-2-3");
  EXPECT_NE(invoker.input.payload.find(R"("SigningCertUrl":"http://emulator:4566/c.pem")"),
            std::string::npos);
}

TEST_F(WireTransportTest, ThrottledInvocationIsTriedAgainAndAMissingFunctionIsNot) {
  invoker.error = aws::Error{429, "TooManyRequestsException", "Rate Exceeded."};
  EXPECT_EQ(deliver().outcome, DeliveryOutcome::retryable);
  invoker.error = aws::Error{404, "ResourceNotFoundException", "Function not found: f"};
  const AttemptResult result = deliver();
  EXPECT_EQ(result.outcome, DeliveryOutcome::permanent);
  EXPECT_EQ(result.reason, "ResourceNotFoundException: Function not found: f");
}

}  // namespace
}  // namespace emulator::sns
