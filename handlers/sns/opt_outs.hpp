#pragma once

#include <string_view>

#include "daemon/http/message.hpp"

// What a person does by answering STOP to a text message.
namespace emulator::sns {

struct State;

bool is_opt_out(std::string_view path) noexcept;

// PUT /_emulator/sns/opted-out/NUMBER[?accountId=…&region=…] opts a number out, DELETE in again.
http::Response opt_out(State& state, const http::Request& request);

}  // namespace emulator::sns
