#include "handlers/apigateway/api_key_file.hpp"

#include <optional>
#include <span>

#include <fmt/format.h>

#include "daemon/http/headers.hpp"
#include "daemon/text.hpp"

namespace emulator::apigateway {

namespace {

constexpr std::string_view blanks = " \t\r";

// Takes a field off the front of `text`, which then begins with what ends it: ',' or a line's end.
// Nothing for a quote that isn't closed, or that something follows.
std::optional<std::string> take_field(std::string_view& text) {
  const auto start = std::min(text.find_first_not_of(" \t"), text.size());
  const char quote = start < text.size() ? text[start] : '\0';
  if (quote != '"' && quote != '\'') {
    const auto end = std::min(text.find_first_of(",\n"), text.size());
    std::string field(trimmed(text.substr(0, end), blanks));
    text.remove_prefix(end);
    return field;
  }
  text.remove_prefix(start + 1);
  std::string field;
  for (;;) {
    const auto end = text.find(quote);
    if (end == text.npos) return std::nullopt;
    field.append(text.substr(0, end));
    text.remove_prefix(end + 1);
    // A quote within is written twice.
    if (text.empty() || text.front() != quote) break;
    field.push_back(quote);
    text.remove_prefix(1);
  }
  const auto end = std::min(text.find_first_of(",\n"), text.size());
  if (!trimmed(text.substr(0, end), blanks).empty()) return std::nullopt;
  text.remove_prefix(end);
  return field;
}

// The fields of the next line; `line` counts those taken.
std::optional<std::vector<std::string>> take_line(std::string_view& text, unsigned& line) {
  ++line;
  std::vector<std::string> fields;
  for (;;) {
    auto field = take_field(text);
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
    const bool goes_on = !text.empty() && text.front() == ',';
    if (!text.empty()) text.remove_prefix(1);
    if (!goes_on) return fields;
  }
}

bool is_blank(std::span<const std::string> fields) noexcept {
  return fields.size() == 1 && fields.front().empty();
}

std::vector<std::string> split_plans(std::string_view text) {
  std::vector<std::string> plans;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const auto plan = trimmed(text.substr(0, end), blanks);
    if (!plan.empty()) plans.emplace_back(plan);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return plans;
}

}  // namespace

Result<std::vector<ApiKeyRow>> parse_api_key_file(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  unsigned line = 0;
  std::optional<std::vector<std::string>> columns;
  const auto unreadable = [&line] {
    return bad_request(fmt::format("Invalid CSV on line {}: a quote is not closed", line));
  };
  while (!columns && !text.empty()) {
    auto fields = take_line(text, line);
    if (!fields) return unreadable();
    if (!is_blank(*fields)) columns = std::move(fields);
  }
  const auto column = [&columns](std::string_view name) {
    std::size_t at = 0;
    while (columns && at < columns->size() && !http::equals_ignoring_case((*columns)[at], name))
      ++at;
    return columns && at < columns->size() ? std::optional(at) : std::nullopt;
  };
  for (const auto name : {"Name", "Key"}) {
    if (!column(name)) {
      return bad_request(fmt::format("The API key file has no column named '{}'", name));
    }
  }
  std::vector<ApiKeyRow> rows;
  while (!text.empty()) {
    const auto fields = take_line(text, line);
    if (!fields) return unreadable();
    if (is_blank(*fields)) continue;
    const auto value = [&](std::string_view name) {
      const auto at = column(name);
      return at && *at < fields->size() ? (*fields)[*at] : std::string();
    };
    rows.push_back({line, value("Name"), value("Key"), value("Description"), value("Enabled"),
                    split_plans(value("UsagePlanIds"))});
  }
  return rows;
}

}  // namespace emulator::apigateway
