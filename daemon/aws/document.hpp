#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace emulator::aws {

using TextMap = std::map<std::string, std::string>;

// A JSON object as it is kept: each member's JSON by its name.
class Document {
 public:
  using Members = std::map<std::string, std::string, std::less<>>;

  bool has(std::string_view name) const { return members_.find(name) != members_.end(); }
  // Empty for one that isn't there.
  std::string_view json(std::string_view name) const;
  std::string text(std::string_view name) const;
  bool flag(std::string_view name) const { return json(name) == "true"; }
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  TextMap text_map(std::string_view name) const;
  // A structure's members, or a map's values by their keys.
  Document object(std::string_view name) const;

  void set_json(std::string_view name, std::string json) {
    members_.insert_or_assign(std::string(name), std::move(json));
  }
  void set_text(std::string_view name, std::string_view value);
  void set(std::string_view name, const Document& object) { set_json(name, object.to_json()); }
  void erase(std::string_view name);
  // Sets a member only where the caller said nothing.
  void default_json(std::string_view name, std::string_view json);
  void default_text(std::string_view name, std::string_view value);
  // Puts the entries of `given` over a map's; an empty text takes an entry away.
  void merge_map(std::string_view name, const Document& given);

  const Members& members() const noexcept { return members_; }
  std::string to_json() const;

  // Nothing but objects are documents: any other text is an empty one.
  static Document parse(std::string_view json);

 private:
  Members members_;
};

}  // namespace emulator::aws
