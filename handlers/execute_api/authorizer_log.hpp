#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/execute_api/request_trace.hpp"
#include "lambda/invoker.hpp"

// What is written down of an authorizer's run, in AWS's words: in execution logs, and in what
// TestInvokeAuthorizer tells.
namespace emulator::execute_api {

void trace_authorizer_start(RequestTrace& trace, const Exchange& exchange,
                            std::string_view authorizer_id);
// The values of the identity sources, of which little is shown.
void trace_identity(RequestTrace& trace, const std::vector<std::string>& identity);
void trace_authorizer_call(RequestTrace& trace, const Exchange& exchange,
                           std::string_view authorizer_id, std::string_view function,
                           std::string_view payload);
// What Lambda has said; null for nothing in time.
void trace_authorizer_answer(RequestTrace& trace,
                             const aws::Result<lambda::InvocationOutput>* answer);
void trace_verdict(RequestTrace& trace, const AuthorizerContext& context);
// `fault` is null for a caller who is known.
void trace_authorizer_end(RequestTrace& trace, const Exchange& exchange, const Fault* fault);

// Whether an authorizer's run ends in such a fault, and says so itself.
bool is_of_authorizer(const Fault& fault) noexcept;

// What a policy's refusal of a request says in logs.
std::string denial_text(const Fault& fault);

// What a phase of authorization that began then has come to, for access logs.
PhaseRecord phase_record(std::chrono::milliseconds latency, const Fault* fault);

// Its last six characters; stars for those before.
std::string masked_text(std::string_view text);

}  // namespace emulator::execute_api
