#include "lambda/failure.hpp"

#include <csignal>

#include <sys/wait.h>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "lambda/runtime_machine.hpp"

namespace emulator::lambda {
namespace {

// Go's names of signals, since Lambda's supervisor is a Go program.
std::string signal_name(int signal) {
  switch (signal) {
    case SIGHUP:
      return "hangup";
    case SIGINT:
      return "interrupt";
    case SIGQUIT:
      return "quit";
    case SIGILL:
      return "illegal instruction";
    case SIGTRAP:
      return "trace/breakpoint trap";
    case SIGABRT:
      return "aborted";
    case SIGBUS:
      return "bus error";
    case SIGFPE:
      return "floating point exception";
    case SIGKILL:
      return "killed";
    case SIGSEGV:
      return "segmentation fault";
    case SIGPIPE:
      return "broken pipe";
    case SIGALRM:
      return "alarm clock";
    case SIGTERM:
      return "terminated";
    default:
      return fmt::format("signal {}", signal);
  }
}

}  // namespace

std::string describe_exit(int status) {
  if (WIFSIGNALED(status)) return "signal: " + signal_name(WTERMSIG(status));
  return fmt::format("exit status {}", WEXITSTATUS(status));
}

Failure timed_out(std::chrono::seconds timeout) {
  Failure failure{"Sandbox.Timedout",
                  fmt::format("Task timed out after {}.00 seconds", timeout.count())};
  failure.timed_out = true;
  return failure;
}

Failure exited(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    return {"Runtime.ExitError", "Runtime exited without providing a reason"};
  }
  return {"Runtime.ExitError", "Runtime exited with error: " + describe_exit(status)};
}

Failure out_of_memory() {
  return {"Runtime.OutOfMemory", "Runtime exited with error: signal: killed"};
}

Failure response_too_large() {
  return stream_too_large(RuntimeMachine::response_limit);
}

Failure stream_too_large(std::size_t limit) {
  Failure failure{
      "Function.ResponseSizeTooLarge",
      fmt::format("Response payload size exceeded maximum allowed payload size ({} bytes).",
                  limit)};
  // Here Lambda leaves out the request id.
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "errorType", failure.type);
  aws::write_member(writer, "errorMessage", failure.message);
  writer.EndObject();
  failure.posted = std::string(buffer.GetString(), buffer.GetSize());
  return failure;
}

Failure truncated_response() {
  return {"Runtime.TruncatedResponse", "The response of the function ended before it was complete"};
}

Failure environment_ended() {
  Failure failure{"Sandbox.Failure", "The execution environment was ended"};
  failure.worth_retrying = false;
  return failure;
}

std::string payload_of(const Failure& failure, std::string_view request_id) {
  if (failure.posted) return *failure.posted;
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "errorType", failure.type);
  aws::write_member(writer, "errorMessage",
                    fmt::format("RequestId: {} Error: {}", request_id, failure.message));
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

InvocationOutput output_of(const Failure& failure, const std::string& request_id) {
  InvocationOutput output;
  output.request_id = request_id;
  output.payload = payload_of(failure, request_id);
  // Lambda once said Handled of errors that a runtime reported; since custom runtimes exist every
  // function error is Unhandled.
  output.function_error = InvocationOutput::FunctionError::unhandled;
  output.timed_out = failure.timed_out;
  output.error_type = failure.type;
  return output;
}

}  // namespace emulator::lambda
