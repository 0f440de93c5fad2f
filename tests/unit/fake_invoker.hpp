#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "lambda/invoker.hpp"

namespace emulator {

// In the place of functions: answers at once, or never.
class FakeInvoker final : public lambda::Invoker {
 public:
  using Input = lambda::InvocationInput;
  using Output = lambda::InvocationOutput;

  explicit FakeInvoker(boost::asio::io_context& loop) : forever_(loop) {}

  boost::asio::awaitable<aws::Result<Output>> invoke(aws::Scope scope, std::string function,
                                                     Input input) override {
    ++calls[function];
    const auto own = results.find(function);
    invoked_scope = std::move(scope);
    invoked_function = std::move(function);
    received = std::move(input);
    if (hangs) {
      forever_.expires_at(std::chrono::steady_clock::time_point::max());
      co_await forever_.async_wait(boost::asio::use_awaitable);
    }
    co_return own == results.end() ? result : own->second;
  }
  aws::Result<std::string> invoke_async(const aws::Scope&, const std::string& function,
                                        Input input) override {
    invoked_function = function;
    received_async = std::move(input);
    return std::string("queued");
  }
  bool lets_in(const aws::Scope&, const std::string& function, std::string_view service,
               std::string_view source_arn) const override {
    looked_at.push_back(fmt::format("{} {} {}", service, function, source_arn));
    return false;
  }
  void answer(std::string payload) { result = output(std::move(payload)); }
  void fail(std::string payload) { result = failure(std::move(payload)); }
  // What one function answers, by its ARN; the others answer what all do.
  void answer(const std::string& function, std::string payload) {
    results.insert_or_assign(function, output(std::move(payload)));
  }
  void fail(const std::string& function, std::string payload) {
    results.insert_or_assign(function, failure(std::move(payload)));
  }

  aws::Scope invoked_scope;
  std::string invoked_function;
  Input received;
  Input received_async;
  std::map<std::string, int> calls;            // by function
  mutable std::vector<std::string> looked_at;  // by whom and for what
  // A loop with one that hangs never runs out of work, so no operation can be called after that.
  bool hangs = false;
  aws::Result<Output> result = Output{};
  std::map<std::string, aws::Result<Output>> results;

 private:
  static Output output(std::string payload) {
    Output made;
    made.payload = std::move(payload);
    return made;
  }
  static Output failure(std::string payload) {
    Output made = output(std::move(payload));
    made.function_error = Output::FunctionError::unhandled;
    return made;
  }

  boost::asio::steady_timer forever_;
};

}  // namespace emulator
