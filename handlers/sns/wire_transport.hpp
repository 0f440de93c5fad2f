#pragma once

#include "daemon/http/client.hpp"
#include "daemon/platform.hpp"
#include "handlers/sns/transport.hpp"

namespace emulator::lambda {
class Invoker;
}

namespace emulator::sns {

// Over HTTP, or into a Lambda function's queue of invocations.
class WireTransport final : public Transport {
 public:
  WireTransport(const Platform& platform, lambda::Invoker& invoker);

  boost::asio::awaitable<AttemptResult> deliver(Attempt attempt) override;
  void close() override;

 private:
  boost::asio::awaitable<AttemptResult> post(Attempt attempt);
  AttemptResult invoke(const Attempt& attempt);

  http::Client client_;
  lambda::Invoker& invoker_;
};

}  // namespace emulator::sns
