#pragma once

// Reads a document part by part. What has not the type that is asked for is a problem, and reads as
// absent, so that one reading finds all that is wrong.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "handlers/openapi/node.hpp"
#include "handlers/openapi/problems.hpp"

namespace emulator::openapi {

// A document under reading, with what was found to be wrong.
class Reading {
 public:
  Reading(const Node& root, Problems& problems) : root_(root), problems_(problems) {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const Node& root() const noexcept { return root_; }
  Problems& problems() const noexcept { return problems_; }
  // Where a pointer leads, or null.
  const Node* find(std::string_view pointer) const;

 private:
  const Node* member(const Node& node, std::string_view token) const;

  const Node& root_;
  Problems& problems_;
  // Of objects with many members, which references lead through time and again.
  mutable std::unordered_map<const Node*, std::unordered_map<std::string_view, const Node*>> index_;
};

// A part of a document, present or absent. `reading` must outlive it.
class View {
 public:
  explicit View(const Reading& reading)
      : View(reading, &reading.root(), {{}, reading.root().line}) {}

  explicit operator bool() const noexcept { return node_ != nullptr; }
  const Node& node() const noexcept { return *node_; }
  // Where it is, or would be.
  const Place& place() const noexcept { return place_; }

  // A member that is null is absent.
  bool has(std::string_view name) const;
  View member(std::string_view name) const;
  View object(std::string_view name) const;
  View list(std::string_view name) const;
  // Numbers and booleans count as the text that they are written with.
  std::string text(std::string_view name, std::string_view otherwise = "") const;
  std::optional<bool> boolean(std::string_view name) const;
  std::optional<int> integer(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  // A null value is an empty one.
  std::map<std::string, std::string> text_map(std::string_view name) const;

  // Those of an object, or of a list with their numbers for names. None when it is neither.
  std::vector<std::pair<std::string, View>> members() const;
  // Where a pointer leads from here, or the last part on its way that is there.
  View nearest(std::string_view pointer) const;
  // Where its $ref leads, itself without one; absent, with a problem, where that leads nowhere.
  View resolved() const;

  bool is_object() const noexcept { return node_ && node_->kind == Node::Kind::object; }
  // A problem unless it is absent or an object.
  View expect_object() const { return expect(Node::Kind::object, "object"); }
  View expect_list() const { return expect(Node::Kind::list, "array"); }

  Problems& problems() const noexcept { return reading_->problems(); }
  void error(std::string_view message) const;
  // A member that has to be there and isn't.
  void missing(std::string_view name) const;
  // Nothing of it can be read.
  void unreadable(std::string_view message) const;
  void warn(std::string_view message) const;

 private:
  View(const Reading& reading, const Node* node, Place place)
      : reading_(&reading), node_(node), place_(std::move(place)) {}

  // Of a list too, by its number.
  View child(std::string_view token) const;
  View expect(Node::Kind kind, std::string_view type) const;
  View absent() const { return View(*reading_, nullptr, place_); }
  void wrong_type(std::string_view type) const;

  const Reading* reading_;
  const Node* node_;
  Place place_;
};

}  // namespace emulator::openapi
