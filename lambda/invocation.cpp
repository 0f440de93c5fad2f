#include "lambda/invocation.hpp"

#include <utility>

namespace emulator::lambda {

namespace asio = boost::asio;

Invocation::Invocation(const asio::any_io_executor& executor, std::string invoked_arn,
                       std::string request_id, InvocationInput input)
    : invoked_arn_(std::move(invoked_arn)),
      request_id_(std::move(request_id)),
      input_(std::move(input)),
      done_(executor, asio::steady_timer::time_point::max()) {}

void Invocation::finish(aws::Result<InvocationOutput> answer) {
  if (answer_) return;
  answer_.emplace(std::move(answer));
  done_.cancel();
}

}  // namespace emulator::lambda
