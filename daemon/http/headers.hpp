#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emulator::http {

// Compares header names as RFC 9110 does: ASCII letters without regard to case.
bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;

// The header fields of one message, in the order and spelling they came in. Names repeat.
class Headers {
 public:
  struct Field {
    std::string name;
    std::string value;
  };

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  void add(std::string name, std::string value);
  // Replaces every field of that name by one.
  void set(std::string_view name, std::string value);
  void remove(std::string_view name);

  // The first field of that name, or null.
  const std::string* find(std::string_view name) const noexcept;
  // The first field's value, or an empty string.
  std::string_view get(std::string_view name) const noexcept;
  bool contains(std::string_view name) const noexcept { return find(name) != nullptr; }

  auto begin() const noexcept { return fields_.begin(); }
  auto end() const noexcept { return fields_.end(); }
  std::size_t size() const noexcept { return fields_.size(); }
  void clear() noexcept { fields_.clear(); }
  Field& back() noexcept { return fields_.back(); }

 private:
  std::vector<Field> fields_;
};

}  // namespace emulator::http
