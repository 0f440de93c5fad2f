#include <algorithm>

#include <fmt/format.h>

#include "handlers/vtl/java_regex.hpp"
#include "handlers/vtl/methods.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

Value substring(std::string_view text, Arguments arguments, CallContext& call) {
  const auto* from = integer_argument(arguments, 0);
  const auto* to = integer_argument(arguments, 1);
  if (from == nullptr || (arguments.size() == 2 && to == nullptr)) return {};
  const auto begin = byte_of_utf16(text, *from);
  const auto end = to ? byte_of_utf16(text, *to) : std::optional(text.size());
  if (!begin || !end || *begin > *end) {
    call.fault = fmt::format("String index out of range: {}", !begin || !to ? *from : *to);
    return {};
  }
  return text.substr(*begin, *end - *begin);
}

Value index_of(std::string_view text, std::string_view name, Arguments arguments) {
  const auto* what = text_argument(arguments, 0);
  if (what == nullptr) return {};
  const auto* start = integer_argument(arguments, 1);
  const std::int64_t from = start ? std::max<std::int64_t>(*start, 0) : 0;
  std::size_t found = text.npos;
  if (name == "indexOf") {
    const auto at = byte_of_utf16(text, from);
    found = text.find(*what, at.value_or(text.size()));
  } else {
    const auto at = start ? byte_of_utf16(text, from) : std::nullopt;
    found = text.rfind(*what, at.value_or(text.npos));
  }
  if (found == text.npos) return std::int64_t{-1};
  return static_cast<std::int64_t>(utf16_length(text.substr(0, found)));
}

// Java's replace: an empty target stands between all characters.
Value replace(std::string_view text, std::string_view what, std::string_view by,
              CallContext& call) {
  std::string out;
  const std::size_t room = call.arena.room();
  for (std::size_t at = 0; at <= text.size() && out.size() <= room;) {
    if (what.empty()) {
      out.append(by);
      if (at == text.size()) break;
      const std::size_t before = at;
      next_code_point(text, at);
      out.append(text.substr(before, at - before));
      continue;
    }
    const auto found = text.find(what, at);
    out.append(text.substr(at, found - at));
    if (found == text.npos) break;
    out.append(by);
    at = found + what.size();
  }
  return call.arena.keep(std::move(out));
}

Value split(std::string_view text, const JavaRegex& regex, Arguments arguments, CallContext& call) {
  const auto* limit = integer_argument(arguments, 1);
  const auto parts = regex.split(text, limit ? static_cast<int>(*limit) : 0);
  if (!parts) {
    call.fault = "a regular expression takes too long";
    return {};
  }
  List* list = call.arena.make_list();
  call.arena.grow(parts->size() * sizeof(Value));
  for (const std::string_view part : *parts)
    list->items.emplace_back(part);
  return list;
}

// The methods that take a regular expression.
Value with_regex(std::string_view text, std::string_view name, Arguments arguments,
                 CallContext& call) {
  const auto* pattern = text_argument(arguments, 0);
  if (pattern == nullptr) return {};
  const auto regex = JavaRegex::compile(*pattern);
  if (!regex) {
    call.fault = fmt::format("'{}' is no regular expression", *pattern);
    return {};
  }
  // Compiling and matching cost more than most steps.
  call.arena.spend(text.size() * 8 + 1000);
  if (name == "matches") return regex->matches(text);
  if (name == "split") return split(text, *regex, arguments, call);
  const auto* replacement = text_argument(arguments, 1);
  if (replacement == nullptr) return {};
  auto out = regex->replace(text, *replacement, name == "replaceAll", call.arena.room());
  if (!out) {
    call.fault = fmt::format("'{}' can't be replaced by '{}'", *pattern, *replacement);
    return {};
  }
  call.arena.spend(out->size() * 8);
  return call.arena.keep(std::move(*out));
}

Value without_arguments(std::string_view text, std::string_view name, CallContext& call) {
  if (name == "length") return static_cast<std::int64_t>(utf16_length(text));
  if (name == "isEmpty") return text.empty();
  if (name == "trim" || name == "strip") return trimmed(text);
  if (name == "toLowerCase") return call.arena.keep(to_case(text, false));
  if (name == "toUpperCase") return call.arena.keep(to_case(text, true));
  if (name == "hashCode") {
    std::uint32_t hash = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      if (c < 0x10000) {
        hash = hash * 31 + static_cast<std::uint32_t>(c);
      } else {
        hash = hash * 31 + static_cast<std::uint32_t>(0xD800 + ((c - 0x10000) >> 10));
        hash = hash * 31 + static_cast<std::uint32_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
      }
    }
    return static_cast<std::int64_t>(static_cast<std::int32_t>(hash));
  }
  return {};
}

}  // namespace

Value invoke_on_text(std::string_view text, std::string_view name, Arguments arguments,
                     CallContext& call) {
  call.arena.spend(text.size());
  if (arguments.empty()) return without_arguments(text, name, call);
  if (name == "substring" || name == "subSequence") return substring(text, arguments, call);
  if (name == "indexOf" || name == "lastIndexOf") return index_of(text, name, arguments);
  if (name == "matches" || name == "split" || name == "replaceAll" || name == "replaceFirst") {
    return with_regex(text, name, arguments, call);
  }
  if (const auto* index = integer_argument(arguments, 0)) {
    if (name != "charAt") return {};
    const auto at = byte_of_utf16(text, *index);
    if (!at || *at == text.size()) {
      call.fault = fmt::format("String index out of range: {}", *index);
      return {};
    }
    std::size_t end = *at;
    next_code_point(text, end);
    return text.substr(*at, end - *at);
  }
  const auto* other = text_argument(arguments, 0);
  if (other == nullptr) return {};
  if (name == "replace") {
    const auto* by = text_argument(arguments, 1);
    return by ? replace(text, *other, *by, call) : Value();
  }
  if (name == "contains") return text.find(*other) != text.npos;
  if (name == "endsWith") return text.ends_with(*other);
  if (name == "startsWith") {
    const auto* offset = integer_argument(arguments, 1);
    const auto at = byte_of_utf16(text, offset ? *offset : 0);
    return at && text.substr(*at).starts_with(*other);
  }
  if (name == "equalsIgnoreCase") return to_case(text, false) == to_case(*other, false);
  if (name == "concat") return call.arena.keep(std::string(text).append(*other));
  if (name == "compareTo") {
    const int order = text.compare(*other);
    return static_cast<std::int64_t>(order < 0 ? -1 : order > 0 ? 1 : 0);
  }
  return {};
}

}  // namespace emulator::vtl
