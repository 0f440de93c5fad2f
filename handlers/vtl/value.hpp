#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace emulator::vtl {

struct List;
struct Map;
struct Node;
class Object;
class Arena;

// What a variable holds. It is small and owns nothing: texts, lists and maps belong to the Arena of
// the rendering, or to the template, so that templates may build cycles and nothing leaks.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string_view, List*,
                           Map*, Object*, const Node*>;

struct List {
  std::vector<Value> items;
  // One that was read from JSON is printed as JSON, others as Java prints collections: "[a, b]".
  bool is_json = false;
};

// A map that keeps the order of its insertions.
struct Map {
  std::vector<std::pair<std::string_view, Value>> entries;
  // One element of an entrySet(), printed "key=value".
  bool is_entry = false;
  // #set gives a key a value once; maps in it are replaced freely.
  bool is_write_once = false;

  Value* find(std::string_view key) noexcept;
  Value get(std::string_view key) const noexcept;
  void put(std::string_view key, Value value);
  // Whether #set may give this key a value.
  bool may_set(std::string_view key) const noexcept;
  bool remove(std::string_view key);
};

// What a call needs besides its arguments, and how it tells what went wrong.
struct CallContext {
  Arena& arena;
  std::string fault = {};  // not empty: rendering ends with it
};

// A variable with behaviour of its own: $input, $util.
class Object {
 public:
  virtual ~Object() = default;
  // Null for what isn't there.
  virtual Value property(std::string_view name, CallContext& call) = 0;
  virtual Value invoke(std::string_view name, std::span<const Value> arguments,
                       CallContext& call) = 0;
};

// Owns what a rendering makes, and counts what it costs: memory in bytes, time in steps.
class Arena {
 public:
  Arena(std::size_t bytes, std::size_t steps) : bytes_(bytes), steps_(steps) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  std::string_view keep(std::string text);
  List* make_list();
  Map* make_map();

  // Spends one step, and one for each 64 bytes or elements that are looked at.
  void spend(std::size_t looked_at = 0) noexcept;
  void grow(std::size_t bytes) noexcept;
  // How long a text may get that is made now.
  std::size_t room() const noexcept { return bytes_; }
  bool out_of_steps() const noexcept { return steps_ == 0; }
  bool out_of_memory() const noexcept { return bytes_ == 0; }

 private:
  std::deque<std::string> texts_;
  std::deque<List> lists_;
  std::deque<Map> maps_;
  std::size_t bytes_;
  std::size_t steps_;
};

bool is_null(const Value& value) noexcept;
const std::string_view* as_text(const Value& value) noexcept;
List* as_list(const Value& value) noexcept;
Map* as_map(const Value& value) noexcept;
bool is_number(const Value& value) noexcept;
double as_double(const Value& value) noexcept;
// Java's equals(), but for numbers, which are equal when their values are.
bool equals(const Value& a, const Value& b, int depth = 0) noexcept;

// Appends a value as Java's toString() has it. False when the value nests too deeply, a cycle say.
bool append_text(std::string& out, const Value& value, std::size_t room, int depth = 0);

}  // namespace emulator::vtl
