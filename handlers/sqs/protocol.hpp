#pragma once

// SQS speaks AWS JSON 1.0 and, to older clients, the Query protocol. Both become one JSON input,
// and one JSON output becomes either. Include it in .cpp files only.

#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/call.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/operation.hpp"

namespace emulator::sqs {

// One call of an operation. The input has every member that the service model requires, and each is
// of the model's type.
struct SqsCall {
  aws::Call& call;
  std::string operation;
  bool is_query = false;
  aws::JsonDocument input;

  // Empty, and nothing, when it isn't given.
  std::string text(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
};

// The operation that a request names, by X-Amz-Target or Action; empty for none.
SqsCall make_call(aws::Call& call);
// Reads and checks the input of an operation of the service model.
std::optional<aws::Error> read_input(SqsCall& call);

// A member that an operation's own rules demand of an object among its input.
std::string text_of(const aws::Json& object, std::string_view name);
std::optional<std::int64_t> integer_of(const aws::Json& object, std::string_view name);

// An answer with one object, whose members `write` writes.
template <class Write>
http::Response answer(const Write& write) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  write(writer);
  writer.EndObject();
  http::Response response;
  response.body.assign(buffer.GetString(), buffer.GetSize());
  return response;
}
http::Response empty_answer();

// In the caller's protocol.
http::Response render(const SqsCall& call, http::Response response);
http::Response render(const SqsCall& call, const aws::Error& error);

}  // namespace emulator::sqs
