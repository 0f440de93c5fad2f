#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/aws/error.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

// One invocation on its way: the caller waits, whoever has it in hand finishes it. The first answer
// counts; there is always one.
class Invocation {
 public:
  Invocation(const boost::asio::any_io_executor& executor, std::string invoked_arn,
             std::string request_id, InvocationInput input);

  const std::string& request_id() const noexcept { return request_id_; }
  const std::string& invoked_arn() const noexcept { return invoked_arn_; }
  const InvocationInput& input() const noexcept { return input_; }
  // For the one environment that hands it to its runtime.
  std::string take_payload() noexcept { return std::move(input_.payload); }

  void finish(aws::Result<InvocationOutput> answer);
  bool finished() const noexcept { return answer_.has_value(); }
  // For the one caller: cancelled when it is finished, then there is an answer to take.
  boost::asio::steady_timer& done() noexcept { return done_; }
  aws::Result<InvocationOutput> take_answer() { return std::move(*answer_); }

 private:
  const std::string invoked_arn_;
  const std::string request_id_;
  InvocationInput input_;
  boost::asio::steady_timer done_;
  std::optional<aws::Result<InvocationOutput>> answer_;
};

}  // namespace emulator::lambda
