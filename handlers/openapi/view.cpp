#include "handlers/openapi/view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/http/url.hpp"
#include "daemon/json_pointer.hpp"
#include "daemon/number.hpp"

namespace emulator::openapi {

namespace {

constexpr std::size_t many_members = 32;
constexpr int most_references = 16;

// "paths.'/x'(get)" would be ambiguous; the last part of the pointer names what the message is of.
std::string last_token(const std::string& pointer) {
  return unescaped_token(std::string_view(pointer).substr(pointer.rfind('/') + 1));
}

}  // namespace

const Node* Reading::member(const Node& node, std::string_view token) const {
  if (node.kind == Node::Kind::list) {
    const auto index = number_from<std::size_t>(token);
    return index && *index < node.members.size() ? &node.members[*index].value : nullptr;
  }
  if (node.members.size() < many_members) return node.find(token);
  auto& names = index_[&node];
  if (names.empty()) {
    for (const Member& one : node.members)
      names.emplace(one.name, &one.value);
  }
  const auto found = names.find(token);
  return found == names.end() ? nullptr : found->second;
}

const Node* Reading::find(std::string_view pointer) const {
  const Node* at = &root_;
  while (at != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const auto token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    at = member(*at, unescaped_token(token));
  }
  return at;
}

bool View::has(std::string_view name) const {
  return static_cast<bool>(member(name));
}

View View::member(std::string_view name) const {
  Place place{place_.pointer + "/" + pointer_token(name), place_.line};
  const Node* found = node_ == nullptr ? nullptr : node_->find(name);
  if (found != nullptr && found->line != 0) place.line = found->line;
  if (found != nullptr && found->kind == Node::Kind::null) found = nullptr;
  return View(*reading_, found, std::move(place));
}

View View::child(std::string_view token) const {
  if (node_ == nullptr || !node_->is(Node::Kind::list)) return member(token);
  Place place{place_.pointer + "/" + std::string(token), place_.line};
  const auto index = number_from<std::size_t>(token);
  if (!index || *index >= node_->members.size()) return View(*reading_, nullptr, std::move(place));
  const Node& found = node_->members[*index].value;
  if (found.line != 0) place.line = found.line;
  return View(*reading_, &found, std::move(place));
}

View View::object(std::string_view name) const {
  return member(name).expect_object();
}

View View::list(std::string_view name) const {
  return member(name).expect_list();
}

std::string View::text(std::string_view name, std::string_view otherwise) const {
  const View value = member(name);
  if (!value) return std::string(otherwise);
  if (is_scalar(value.node())) return value.node().text;
  value.wrong_type("string");
  return std::string(otherwise);
}

std::optional<bool> View::boolean(std::string_view name) const {
  const View value = member(name);
  if (!value) return std::nullopt;
  const std::string& text = value.node().text;
  if (is_scalar(value.node()) && (text == "true" || text == "false")) return text == "true";
  value.wrong_type("boolean");
  return std::nullopt;
}

std::optional<int> View::integer(std::string_view name) const {
  const View value = member(name);
  if (!value) return std::nullopt;
  if (const auto number = number_from<int>(value.node().text)) return number;
  value.wrong_type("integer");
  return std::nullopt;
}

std::vector<std::string> View::texts(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [index, item] : list(name).members()) {
    if (is_scalar(item.node())) {
      out.push_back(item.node().text);
    } else {
      item.wrong_type("string");
      out.emplace_back();  // the others keep their numbers
    }
  }
  return out;
}

std::map<std::string, std::string> View::text_map(std::string_view name) const {
  std::map<std::string, std::string> out;
  for (const auto& [key, value] : object(name).members()) {
    const bool is_null = value.node().kind == Node::Kind::null;
    if (is_null || is_scalar(value.node())) {
      out.emplace(key, value.node().text);
    } else {
      value.wrong_type("string");
    }
  }
  return out;
}

std::vector<std::pair<std::string, View>> View::members() const {
  std::vector<std::pair<std::string, View>> out;
  if (node_ == nullptr) return out;
  const bool is_list = node_->kind == Node::Kind::list;
  out.reserve(node_->members.size());
  for (const Member& one : node_->members) {
    std::string name = is_list ? std::to_string(out.size()) : one.name;
    Place place{place_.pointer + "/" + pointer_token(name),
                one.value.line == 0 ? place_.line : one.value.line};
    out.emplace_back(std::move(name), View(*reading_, &one.value, std::move(place)));
  }
  return out;
}

View View::nearest(std::string_view pointer) const {
  View at = *this;
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const auto token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const View next = at.node_ == nullptr ? at.absent() : at.child(unescaped_token(token));
    if (!next) break;
    at = next;
  }
  return at;
}

View View::resolved() const {
  View at = *this;
  for (int i = 0; i < most_references; ++i) {
    const Node* reference = at.node_ == nullptr ? nullptr : at.node_->find("$ref");
    if (reference == nullptr) return at;
    const std::string& text = reference->text;
    if (!text.starts_with("#/")) {
      at.unreadable(fmt::format(
          "Parse issue: $ref '{}' leads out of the document, which is not supported", text));
      return absent();
    }
    std::string pointer = http::percent_decode(std::string_view(text).substr(1));
    const Node* found = reading_->find(pointer);
    if (found == nullptr) {
      at.unreadable(fmt::format("Parse issue: $ref '{}' leads nowhere", text));
      return absent();
    }
    at = View(*reading_, found, Place{std::move(pointer), found->line});
  }
  unreadable("Parse issue: its $ref leads in a circle");
  return absent();
}

View View::expect(Node::Kind kind, std::string_view type) const {
  if (node_ == nullptr || node_->kind == kind) return *this;
  wrong_type(type);
  return absent();
}

void View::wrong_type(std::string_view type) const {
  unreadable(fmt::format("Parse issue: attribute {} is not of type `{}`",
                         last_token(place_.pointer), type));
}

void View::error(std::string_view message) const {
  problems().error(place_, message);
}

void View::missing(std::string_view name) const {
  problems().unreadable(place_, fmt::format("Parse issue: attribute {} is missing", name),
                        place_.pointer + "/" + pointer_token(name));
}

void View::unreadable(std::string_view message) const {
  problems().unreadable(place_, message);
}

void View::warn(std::string_view message) const {
  problems().warn(place_, message);
}

}  // namespace emulator::openapi
