#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace emulator {
class Random;
}

namespace emulator::lambda {

// A new trace: "Root=1-5759e988-bd862e3fe1be46a994272793".
// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids
std::string new_trace_root(Random& random, std::chrono::system_clock::time_point now);

// The X-Amzn-Trace-Id that a function sees: what the caller sent, completed, or a new one.
// "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"
std::string trace_id_for(std::string_view from_caller, Random& random,
                         std::chrono::system_clock::time_point now);

}  // namespace emulator::lambda
