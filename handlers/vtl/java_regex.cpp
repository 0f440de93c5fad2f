#include "handlers/vtl/java_regex.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/regex.hpp>

namespace emulator::vtl {

namespace {

using Match = boost::match_results<const char*>;

// Java's '.' stops at the end of a line.
const auto search_flags = boost::match_default | boost::match_not_dot_newline;

bool append_replacement(std::string& out, const Match& match, std::string_view replacement) {
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    if (c == '\\') {
      if (++i == replacement.size()) return false;
      out.push_back(replacement[i]);
    } else if (c == '$') {
      if (++i == replacement.size() || replacement[i] < '0' || replacement[i] > '9') return false;
      std::size_t group = static_cast<std::size_t>(replacement[i] - '0');
      if (group >= match.size()) return false;
      // Further digits belong to the group's number for as long as there is such a group.
      while (i + 1 < replacement.size() && replacement[i + 1] >= '0' && replacement[i + 1] <= '9') {
        const std::size_t longer = group * 10 + static_cast<std::size_t>(replacement[i + 1] - '0');
        if (longer >= match.size()) break;
        group = longer;
        ++i;
      }
      out.append(match[static_cast<int>(group)].first, match[static_cast<int>(group)].second);
    } else {
      out.push_back(c);
    }
  }
  return true;
}

}  // namespace

struct JavaRegex::Compiled {
  boost::regex expression;

  // Calls visit(match) for each match from left to right until it returns false; false when
  // matching takes too long.
  template <class Visit>
  bool each(std::string_view text, Visit visit) const {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const char* at = begin;
    Match match;
    try {
      while (at <= end) {
        const auto flags = at == begin ? search_flags : search_flags | boost::match_prev_avail;
        if (!boost::regex_search(at, end, match, expression, flags)) return true;
        if (!visit(match)) return true;
        // An empty match goes on with the next character.
        at = match[0].second == match[0].first ? match[0].second + 1 : match[0].second;
      }
    } catch (const std::runtime_error&) {
      return false;
    }
    return true;
  }
};

std::optional<JavaRegex> JavaRegex::compile(std::string_view pattern) {
  auto compiled = std::make_shared<Compiled>();
  try {
    compiled->expression.assign(pattern.data(), pattern.data() + pattern.size(),
                                boost::regex::perl);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
  return JavaRegex(std::move(compiled));
}

bool JavaRegex::matches(std::string_view text) const {
  try {
    return boost::regex_match(text.data(), text.data() + text.size(), compiled_->expression,
                              search_flags);
  } catch (const std::runtime_error&) {
    return false;
  }
}

bool JavaRegex::finds(std::string_view text) const {
  bool found = false;
  const bool done = compiled_->each(text, [&found](const Match&) {
    found = true;
    return false;
  });
  return done && found;
}

std::optional<std::string> JavaRegex::replace(std::string_view text, std::string_view replacement,
                                              bool all, std::size_t room) const {
  std::string out;
  const char* copied = text.data();
  bool is_sound = true;
  const bool done = compiled_->each(text, [&](const Match& match) {
    out.append(copied, match[0].first);
    copied = match[0].second;
    is_sound = append_replacement(out, match, replacement) && out.size() <= room;
    return all && is_sound;
  });
  if (!done || !is_sound) return std::nullopt;
  out.append(copied, text.data() + text.size());
  return out;
}

std::optional<std::vector<std::string_view>> JavaRegex::split(std::string_view text,
                                                              int limit) const {
  std::vector<std::string_view> parts;
  const char* from = text.data();
  const auto part = [&from](const char* to) {
    return std::string_view(from, static_cast<std::size_t>(to - from));
  };
  const bool done = compiled_->each(text, [&](const Match& match) {
    if (limit > 0 && parts.size() + 1 == static_cast<std::size_t>(limit)) return false;
    const bool is_empty = match[0].first == match[0].second;
    // An empty match at either end splits nothing off.
    if (is_empty &&
        (match[0].first == text.data() || match[0].first == text.data() + text.size())) {
      return true;
    }
    parts.push_back(part(match[0].first));
    from = match[0].second;
    return true;
  });
  if (!done) return std::nullopt;
  parts.push_back(part(text.data() + text.size()));
  if (limit == 0 && parts.size() > 1) {
    while (!parts.empty() && parts.back().empty())
      parts.pop_back();
  }
  return parts;
}

}  // namespace emulator::vtl
