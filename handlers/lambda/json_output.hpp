#pragma once

// The JSON object that an operation answers. Include it in .cpp files only.

#include <chrono>
#include <cstdint>
#include <span>
#include <string_view>

#include "daemon/aws/json.hpp"
#include "daemon/http/message.hpp"
#include "handlers/lambda/kept_members.hpp"

namespace emulator::lambda {

class JsonOutput {
 public:
  JsonOutput() : writer_(buffer_) { writer_.StartObject(); }

  aws::JsonWriter& writer() noexcept { return writer_; }
  void text(std::string_view name, std::string_view value) {
    aws::write_member(writer_, name, value);
  }
  void integer(std::string_view name, std::int64_t value);
  // JSON that is already written.
  void json(std::string_view name, std::string_view value);
  // Seconds since 1970 with their fraction, as the REST-JSON protocol writes timestamps.
  void timestamp(std::string_view name, std::chrono::system_clock::time_point time);
  void members(const KeptMembers& members);
  void open(std::string_view name);  // an object
  void open_list(std::string_view name);
  void open() { writer_.StartObject(); }  // an element of a list
  void close() { writer_.EndObject(); }
  void close_list() { writer_.EndArray(); }

  // Closes the object. Once.
  http::Response response(unsigned status);

 private:
  aws::JsonBuffer buffer_;
  aws::JsonWriter writer_;
};

// Puts those of the named members that the input has over the kept ones.
void keep_members(KeptMembers& kept, const aws::Json& input,
                  std::span<const std::string_view> names);

}  // namespace emulator::lambda
