#include "handlers/openapi/problems.hpp"

#include <fmt/format.h>

namespace emulator::openapi {

namespace {

// A document of nothing but faults would make an answer larger than itself.
constexpr std::size_t most_problems = 1'000;

std::string placed(const Place& place, std::string_view message) {
  if (place.line == 0) return fmt::format("{} (at '{}')", message, place.pointer);
  return fmt::format("{} (at '{}', line {})", message, place.pointer, place.line);
}

void keep(std::vector<std::string>& all, std::string problem) {
  if (all.size() < most_problems) return all.push_back(std::move(problem));
  if (all.size() == most_problems) all.push_back("There are more.");
}

std::string listed(const std::vector<std::string>& problems) {
  std::string out;
  for (const std::string& problem : problems)
    out += "\n\t" + problem;
  return out;
}

}  // namespace

void Problems::error(const Place& place, std::string_view message) {
  only_unsupported_ = false;
  keep(errors_, placed(place, message));
}

void Problems::error(const Place& place, std::string_view doing, const aws::Error& error) {
  if (error.status != 501) only_unsupported_ = false;
  keep(errors_, placed(place, fmt::format("{}: {}", doing, error.message)));
}

void Problems::warn(const Place& place, std::string_view message) {
  keep(warnings_, placed(place, message));
}

aws::Error Problems::failure() const {
  std::string message;
  if (has_errors()) message = "Errors found during import:" + listed(errors_);
  if (!warnings_.empty()) {
    message += has_errors() ? "\nAdditionally, these warnings were found:"
                            : "Warnings found during import:";
    message += listed(warnings_);
  }
  if (has_errors() && only_unsupported_) {
    return {501, "NotImplementedException", std::move(message)};
  }
  return {400, "BadRequestException", std::move(message)};
}

}  // namespace emulator::openapi
