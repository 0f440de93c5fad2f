#pragma once

#include <chrono>
#include <string>

#include "daemon/http/message.hpp"
#include "daemon/http/server.hpp"
#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {

// What the Runtime API answers, byte for byte.

// An invocation event for `next`; empty fields have no header.
struct NextInvocation {
  std::string request_id;
  std::string invoked_arn;
  std::chrono::system_clock::time_point deadline;
  std::string trace_id;
  std::string client_context;
  std::string cognito_identity;
  std::string payload;
};

http::Response render(NextInvocation invocation);
http::Response render_accepted();  // 202 {"status":"OK"}
http::Response render(const Refusal& refusal);

// For what is no call of the Runtime API.
Refusal refusal_of(RuntimeCall::Kind kind, const http::Request& request);
Refusal refusal_of(http::RequestFault fault);

}  // namespace emulator::lambda
