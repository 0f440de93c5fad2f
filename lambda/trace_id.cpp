#include "lambda/trace_id.hpp"

#include "daemon/random.hpp"

namespace emulator::lambda {
namespace {

bool has_field(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    std::string_view field = header.substr(0, end);
    field.remove_prefix(std::min(field.find_first_not_of(' '), field.size()));
    if (field.starts_with(name) && field.substr(name.size()).starts_with('=')) return true;
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return false;
}

}  // namespace

std::string new_trace_root(Random& random, std::chrono::system_clock::time_point now) {
  std::string root = "Root=1-00000000-";
  auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  for (auto digit = root.rbegin() + 1; seconds > 0 && *digit == '0'; ++digit, seconds /= 16)
    *digit = "0123456789abcdef"[seconds % 16];
  return root += random.hex(24);
}

std::string trace_id_for(std::string_view from_caller, Random& random,
                         std::chrono::system_clock::time_point now) {
  std::string header;
  if (has_field(from_caller, "Root")) {
    header = from_caller;
  } else {
    header = new_trace_root(random, now);
  }
  if (!has_field(header, "Parent")) header += ";Parent=" + random.hex(16);
  // There is no X-Ray to sample for.
  if (!has_field(header, "Sampled")) header += ";Sampled=0";
  return header;
}

}  // namespace emulator::lambda
