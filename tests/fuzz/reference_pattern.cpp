#include "reference_pattern.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <vector>

namespace emulator::fuzz {

namespace {

using aws::Json;
using Path = std::vector<std::string>;

struct Rule {
  Path path;
  const Json* conditions;
};
using Rules = std::vector<Rule>;

struct Field {
  Path path;
  const Json* value;
  // The arrays around it, and which of their elements it's in.
  std::vector<std::pair<const Json*, std::size_t>> within;
};

std::string text_of(const Json& json) {
  return std::string(aws::string_of(json));
}

bool is_or(const Json& value) {
  static const std::set<std::string> reserved{
      "prefix",  "suffix",       "wildcard", "equals-ignore-case",
      "numeric", "anything-but", "exists",   "cidr"};
  if (!value.IsArray() || value.Size() < 2) return false;
  for (const Json& entry : value.GetArray()) {
    if (!entry.IsObject() || entry.ObjectEmpty()) return false;
    for (const auto& member : entry.GetObject()) {
      if (reserved.contains(text_of(member.name))) return false;
    }
  }
  return true;
}

std::vector<Rules> expand(const Json& object, const Path& path) {
  std::vector<Rules> all{Rules{}};
  for (const auto& member : object.GetObject()) {
    std::vector<Rules> options;
    Path below = path;
    below.push_back(text_of(member.name));
    if (below.back() == "$or" && is_or(member.value)) {
      for (const Json& entry : member.value.GetArray()) {
        for (auto& option : expand(entry, path))
          options.push_back(std::move(option));
      }
    } else if (member.value.IsArray()) {
      options.push_back({{below, &member.value}});
    } else {
      options = expand(member.value, below);
    }
    std::vector<Rules> combined;
    for (const Rules& a : all) {
      for (const Rules& b : options) {
        combined.push_back(a);
        combined.back().insert(combined.back().end(), b.begin(), b.end());
      }
    }
    all = std::move(combined);
  }
  return all;
}

void flatten(const Json& value, Field at, std::vector<Field>& fields) {
  if (value.IsObject()) {
    std::set<std::string> seen;
    for (const auto& member : value.GetObject()) {
      if (!seen.insert(text_of(member.name)).second) continue;
      Field below = at;
      below.path.push_back(text_of(member.name));
      flatten(member.value, std::move(below), fields);
    }
  } else if (value.IsArray()) {
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
      Field element = at;
      element.within.emplace_back(&value, i);
      flatten(value[i], std::move(element), fields);
    }
  } else {
    at.value = &value;
    fields.push_back(std::move(at));
  }
}

// Five digits after the point, the rest cut off the text.
double cut(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.9f", value);
  text[std::strlen(text) - 4] = '\0';
  return std::strtod(text, nullptr);
}

bool in_range(double value) {
  return std::abs(value) <= 1e9;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool wildcard(const char* pattern, const char* pattern_end, const char* text,
              const char* text_end) {
  if (pattern == pattern_end) return text == text_end;
  if (*pattern == '*') {
    for (const char* rest = text; rest <= text_end; ++rest) {
      if (wildcard(pattern + 1, pattern_end, rest, text_end)) return true;
    }
    return false;
  }
  if (*pattern == '\\') ++pattern;
  return text != text_end && *pattern == *text &&
         wildcard(pattern + 1, pattern_end, text + 1, text_end);
}

std::optional<std::array<unsigned char, 16>> address(std::string text) {
  std::array<unsigned char, 16> bytes{};
  if (text.find(':') != std::string::npos) text = text.substr(0, text.find('%'));
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
  bytes[10] = bytes[11] = 0xFF;
  if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

bool in_block(const std::string& block, const std::string& text) {
  const auto slash = block.find('/');
  const auto of_block = address(block.substr(0, slash));
  const auto of_text = address(text);
  if (!of_block || !of_text) return false;
  unsigned length = static_cast<unsigned>(std::atoi(block.c_str() + slash + 1));
  if (block.find(':') == std::string::npos) length += 96;
  for (unsigned bit = 0; bit < length; ++bit) {
    const unsigned shift = 7 - bit % 8;
    if (((*of_block)[bit / 8] >> shift & 1) != ((*of_text)[bit / 8] >> shift & 1)) return false;
  }
  return true;
}

bool compare(const std::string& op, double left, double right) {
  left = cut(left);
  right = cut(right);
  if (op == "=") return left == right;
  if (op == "<") return left < right;
  if (op == "<=") return left <= right;
  return op == ">" ? left > right : left >= right;
}

bool text_matches(const std::string& kind, const std::string& wanted, const std::string& text) {
  if (kind == "prefix") return text.compare(0, wanted.size(), wanted) == 0;
  if (kind == "suffix") {
    return text.size() >= wanted.size() &&
           text.compare(text.size() - wanted.size(), wanted.size(), wanted) == 0;
  }
  if (kind == "equals-ignore-case") return lower(text) == lower(wanted);
  return wildcard(wanted.data(), wanted.data() + wanted.size(), text.data(),
                  text.data() + text.size());
}

// "x", ["x", "y"] or {"equals-ignore-case": "x"}.
bool text_matches(const std::string& kind, const Json& argument, const Json& value) {
  if (!value.IsString()) return false;
  if (argument.IsArray()) {
    return std::any_of(argument.Begin(), argument.End(),
                       [&](const Json& element) { return text_matches(kind, element, value); });
  }
  if (argument.IsObject()) {
    return text_matches(kind, lower(text_of(argument.MemberBegin()->value)), lower(text_of(value)));
  }
  return text_matches(kind, text_of(argument), text_of(value));
}

bool plain_matches(const Json& wanted, const Json& value) {
  if (wanted.IsString()) return value.IsString() && text_of(wanted) == text_of(value);
  if (wanted.IsBool()) return value.IsBool() && wanted.GetBool() == value.GetBool();
  if (wanted.IsNull()) return value.IsNull();
  if (!value.IsNumber()) return false;
  const double a = wanted.GetDouble();
  const double b = value.GetDouble();
  return in_range(a) && in_range(b) ? cut(a) == cut(b) : a == b;
}

bool is_excepted(const Json& argument, const Json& value) {
  if (argument.IsObject()) {
    const auto& member = *argument.MemberBegin();
    return text_matches(text_of(member.name), member.value, value);
  }
  if (!argument.IsArray()) return plain_matches(argument, value);
  return std::any_of(argument.Begin(), argument.End(),
                     [&](const Json& element) { return plain_matches(element, value); });
}

// Of a value that is there.
bool condition_matches(const Json& condition, const Json& value) {
  if (!condition.IsObject()) return plain_matches(condition, value);
  const std::string kind = text_of(condition.MemberBegin()->name);
  const Json& argument = condition.MemberBegin()->value;
  if (kind == "exists") return argument.GetBool();
  if (kind == "anything-but") return !is_excepted(argument, value);
  if (kind == "cidr") return value.IsString() && in_block(text_of(argument), text_of(value));
  if (kind != "numeric") return text_matches(kind, argument, value);
  if (!value.IsNumber() || !in_range(value.GetDouble())) return false;
  for (rapidjson::SizeType i = 0; i < argument.Size(); i += 2) {
    if (!compare(text_of(argument[i]), value.GetDouble(), argument[i + 1].GetDouble())) {
      return false;
    }
  }
  return true;
}

bool takes_absence(const Rule& rule) {
  return std::any_of(rule.conditions->Begin(), rule.conditions->End(), [](const Json& condition) {
    return condition.IsObject() && text_of(condition.MemberBegin()->name) == "exists" &&
           !condition.MemberBegin()->value.GetBool();
  });
}

// Whether two fields can be of the same elements of the arrays that they share.
bool agree(const Field& a, const Field& b) {
  for (const auto& [array, index] : a.within) {
    for (const auto& [other, at] : b.within) {
      if (array == other && index != at) return false;
    }
  }
  return true;
}

bool choose(const std::vector<std::vector<const Field*>>& candidates, std::size_t next,
            std::vector<const Field*>& chosen) {
  if (next == candidates.size()) return true;
  for (const Field* field : candidates[next]) {
    if (!std::all_of(chosen.begin(), chosen.end(),
                     [field](const Field* other) { return agree(*field, *other); })) {
      continue;
    }
    chosen.push_back(field);
    if (choose(candidates, next + 1, chosen)) return true;
    chosen.pop_back();
  }
  return false;
}

std::optional<bool> rules_match(const Rules& rules, const std::vector<Field>& fields) {
  std::vector<std::vector<const Field*>> candidates;
  double choices = 1;
  for (const Rule& rule : rules) {
    std::vector<const Field*> fitting;
    bool present = false;
    for (const Field& field : fields) {
      if (field.path != rule.path) continue;
      present = true;
      if (std::any_of(rule.conditions->Begin(), rule.conditions->End(),
                      [&](const Json& one) { return condition_matches(one, *field.value); })) {
        fitting.push_back(&field);
      }
    }
    if (!present && takes_absence(rule)) continue;
    if (fitting.empty()) return false;
    choices *= static_cast<double>(fitting.size());
    candidates.push_back(std::move(fitting));
  }
  if (choices > 1e5) return std::nullopt;
  std::vector<const Field*> chosen;
  return choose(candidates, 0, chosen);
}

}  // namespace

std::optional<bool> reference_matches(const Json& pattern, const Json& event) {
  std::vector<Field> fields;
  flatten(event, {}, fields);
  for (const Rules& rules : expand(pattern, {})) {
    const auto matches = rules_match(rules, fields);
    if (!matches || *matches) return matches;
  }
  return false;
}

}  // namespace emulator::fuzz
