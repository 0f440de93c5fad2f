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

void Problems::keep_once(std::vector<std::string>& all, std::string problem) {
  if (all.size() > most_problems || !told_.insert(problem).second) return;
  keep(all, std::move(problem));
}

void Problems::error(const Place& place, std::string_view message) {
  ++error_count_;
  only_unsupported_ = false;
  keep(errors_, placed(place, message));
}

void Problems::unreadable(const Place& place, std::string_view message,
                          const std::string& pointer) {
  ++error_count_;
  only_unsupported_ = false;
  keep_once(errors_, placed(place, message));
  unreadable_.insert(pointer);
}

void Problems::refuse(std::string_view doing, const std::vector<Refusal>& refusals) {
  for (const auto& [pointer, place, error] : refusals) {
    if (is_unreadable(pointer) || has_unreadable(pointer) || refused_.contains(pointer)) continue;
    ++error_count_;
    if (error.status != 501) only_unsupported_ = false;
    keep_once(errors_, placed(place, fmt::format("{}: {}", doing, error.message)));
  }
  for (const Refusal& refusal : refusals)
    refused_.insert(refusal.pointer);
}

void Problems::warn(const Place& place, std::string_view message) {
  keep_once(warnings_, placed(place, message));
}

// Of a list or a map.
bool Problems::has_unreadable(const std::string& pointer) const {
  const auto below = unreadable_.lower_bound(pointer + "/");
  return below != unreadable_.end() && below->starts_with(pointer + "/");
}

bool Problems::is_unreadable(std::string_view pointer) const {
  for (;;) {
    if (unreadable_.contains(pointer)) return true;
    const auto slash = pointer.rfind('/');
    if (slash == pointer.npos) return false;
    pointer = pointer.substr(0, slash);
  }
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
