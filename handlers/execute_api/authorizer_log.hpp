#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/execute_api/lambda_authorizer.hpp"

namespace emulator {
class Clock;
}

namespace emulator::execute_api {

// What TestInvokeAuthorizer tells of an authorizer's run, in AWS's words.
class AuthorizerLog {
 public:
  explicit AuthorizerLog(const Clock& clock);

  void started(const Exchange& exchange, const std::string& authorizer_id);
  void identified(const std::vector<std::string>& identity);
  void asks(const Exchange& exchange, const std::string& authorizer_id, std::string_view function,
            std::string_view payload);
  void answered(std::string_view payload);
  void judged(std::string_view principal);
  void completed();
  void failed(const Fault& fault);

  const std::string& text() const noexcept { return text_; }

 private:
  void line(std::string_view text);

  const Clock& clock_;
  std::string text_;
};

// Its last six characters; stars for those before.
std::string masked_text(std::string_view text);

}  // namespace emulator::execute_api
