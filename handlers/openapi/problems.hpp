#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::openapi {

// Where something stands in a document.
struct Place {
  std::string pointer;  // RFC 6901; "" is the document
  unsigned line = 0;    // 0 where nobody counts them
};

// What rules refuse of a document.
struct Refusal {
  std::string pointer;  // of the part that breaks a rule, or would not if it were there
  Place place;          // of what there is of it
  aws::Error error;
};

// All that is wrong with a document, in the order it was found. What is read for each of those who
// refer to it is told once.
class Problems {
 public:
  void error(const Place& place, std::string_view message);
  // Nothing at a pointer, or below it, could be read: what else that leads to is no problem of its
  // own. It is the place's unless there is less than that.
  void unreadable(const Place& place, std::string_view message) {
    unreadable(place, message, place.pointer);
  }
  void unreadable(const Place& place, std::string_view message, const std::string& pointer);
  // All that the rules of one entity refused; `doing` is what was tried: "Unable to …". Nothing is
  // told of parts that could not be read, or that were refused before.
  void refuse(std::string_view doing, const std::vector<Refusal>& refusals);
  void warn(const Place& place, std::string_view message);

  bool is_unreadable(std::string_view pointer) const;
  // Grows with each error, told already or not.
  std::size_t error_count() const noexcept { return error_count_; }
  bool has_errors() const noexcept { return !errors_.empty(); }
  const std::vector<std::string>& errors() const noexcept { return errors_; }
  const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  // The answer to an import that failed, in AWS's words. 501 when nothing is wrong but what the
  // emulator doesn't have.
  aws::Error failure() const;

 private:
  void keep_once(std::vector<std::string>& all, std::string problem);
  bool has_unreadable(const std::string& pointer) const;

  std::vector<std::string> errors_;
  std::vector<std::string> warnings_;
  std::unordered_set<std::string> told_;
  std::set<std::string, std::less<>> unreadable_;  // pointers
  std::unordered_set<std::string> refused_;        // pointers
  std::size_t error_count_ = 0;
  bool only_unsupported_ = true;
};

}  // namespace emulator::openapi
