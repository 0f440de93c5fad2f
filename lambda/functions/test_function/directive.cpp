#include "directive.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

extern char** environ;

namespace test_function {
namespace {

using emulator::lambda_runtime::invocation_request;
using emulator::lambda_runtime::invocation_response;
using rapidjson::Value;
using Response = invocation_response;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string text_of(const Value& object, const char* name, const char* otherwise = "") {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return otherwise;
  return {found->value.GetString(), found->value.GetStringLength()};
}

int number_of(const Value& object, const char* name, int otherwise) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsInt() ? found->value.GetInt() : otherwise;
}

bool flag_of(const Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

template <class Write>
Response answer(Write write) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write(writer);
  return Response::success({buffer.GetString(), buffer.GetSize()}, "application/json");
}

Response done() {
  return answer([](Writer& writer) { writer.String("done"); });
}

Response give_back(const Value& directive, const invocation_request&) {
  const auto payload = directive.FindMember("payload");
  if (payload == directive.MemberEnd()) throw std::runtime_error("return: no payload");
  return answer([&](Writer& writer) { payload->value.Accept(writer); });
}

Response give_back_text(const Value& directive, const invocation_request&) {
  return Response::success(text_of(directive, "text"), "application/json");
}

Response fill(const Value& directive, const invocation_request&) {
  const auto size = static_cast<std::size_t>(std::max(number_of(directive, "size", 0), 2));
  return Response::success('"' + std::string(size - 2, 'x') + '"', "application/json");
}

Response environment(const Value&, const invocation_request&) {
  return answer([](Writer& writer) {
    writer.StartObject();
    for (char** variable = environ; *variable != nullptr; ++variable) {
      const std::string line = *variable;
      const auto equals = line.find('=');
      writer.Key(line.substr(0, equals).c_str());
      writer.String(line.substr(equals + 1));
    }
    writer.EndObject();
  });
}

Response context(const Value&, const invocation_request& request) {
  static int invocations = 0;
  ++invocations;
  return answer([&](Writer& writer) {
    const auto text = [&](const char* name, const std::string& value) {
      writer.Key(name);
      writer.String(value);
    };
    writer.StartObject();
    text("requestId", request.request_id);
    text("functionArn", request.function_arn);
    text("traceId", request.xray_trace_id);
    text("clientContext", request.client_context);
    text("cognitoIdentity", request.cognito_identity);
    writer.Key("remainingMs");
    writer.Int64(request.get_time_remaining().count());
    writer.Key("pid");
    writer.Int(::getpid());
    writer.Key("invocations");
    writer.Int(invocations);
    writer.EndObject();
  });
}

Response sleep(const Value& directive, const invocation_request&) {
  std::this_thread::sleep_for(std::chrono::milliseconds{number_of(directive, "milliseconds", 0)});
  return done();
}

Response print(const Value& directive, const invocation_request&) {
  const auto line = text_of(directive, "text") + '\n';
  FILE* stream = flag_of(directive, "stderr") ? stderr : stdout;
  for (int left = number_of(directive, "times", 1); left > 0; --left) {
    std::fwrite(line.data(), 1, line.size(), stream);
  }
  std::fflush(stream);
  return done();
}

Response fail(const Value& directive, const invocation_request&) {
  return Response::failure(text_of(directive, "message"), text_of(directive, "type", "TestError"));
}

void write_stream(const std::string& text, int times, std::chrono::milliseconds pause,
                  const std::string& until, const std::string& then,
                  emulator::lambda_runtime::response_writer& out) {
  for (int i = 0; i < times; ++i) {
    if (!out.write(text)) return;
    while (!until.empty() && ::access(until.c_str(), F_OK) != 0)
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    std::this_thread::sleep_for(pause);
  }
  if (then == "throw") throw std::runtime_error("told to fail while streaming");
  if (then == "exit") ::_exit(4);
  while (then == "hang")
    ::pause();
}

Response stream(const Value& directive, const invocation_request&) {
  std::string text = text_of(directive, "text");
  if (const int size = number_of(directive, "size", 0); size > 0) text.assign(size, 'x');
  return Response::streaming(
      [text, times = number_of(directive, "times", 1), until = text_of(directive, "until"),
       then = text_of(directive, "then"),
       pause = std::chrono::milliseconds{number_of(directive, "milliseconds", 0)}](auto& out) {
        write_stream(text, times, pause, until, then, out);
      },
      text_of(directive, "content_type", "application/octet-stream"));
}

Response throw_up(const Value& directive, const invocation_request&) {
  throw std::runtime_error(text_of(directive, "message"));
}

Response exit_now(const Value& directive, const invocation_request&) {
  ::_exit(number_of(directive, "code", 0));
}

Response signal_itself(const Value& directive, const invocation_request&) {
  ::raise(number_of(directive, "number", SIGKILL));
  return done();
}

Response leave_child(const Value& directive, const invocation_request&) {
  constexpr unsigned long_enough = 600;
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    ::sleep(long_enough);
    ::_exit(0);
  }
  if (flag_of(directive, "exit")) ::_exit(0);
  return answer([&](Writer& writer) { writer.Int(child); });
}

Response write_file(const Value& directive, const invocation_request&) {
  std::ofstream file{text_of(directive, "path"), std::ios::binary};
  file << text_of(directive, "text");
  if (!file.flush()) throw std::runtime_error("cannot write " + text_of(directive, "path"));
  return done();
}

Response read_file(const Value& directive, const invocation_request&) {
  std::ifstream file{text_of(directive, "path"), std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + text_of(directive, "path"));
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  return answer([&](Writer& writer) { writer.String(text); });
}

constexpr struct {
  const char* name;
  Response (*run)(const Value&, const invocation_request&);
} directives[] = {
    {"return", give_back}, {"return_text", give_back_text},
    {"fill", fill},        {"environment", environment},
    {"context", context},  {"sleep", sleep},
    {"print", print},      {"fail", fail},
    {"stream", stream},    {"throw", throw_up},
    {"exit", exit_now},    {"signal", signal_itself},
    {"fork", leave_child}, {"write", write_file},
    {"read", read_file},
};

}  // namespace

Response obey(const Value& directive, const invocation_request& request) {
  const auto name = text_of(directive, "do");
  for (const auto& candidate : directives) {
    if (name == candidate.name) return candidate.run(directive, request);
  }
  throw std::runtime_error("no such directive: " + name);
}

}  // namespace test_function
