#include "daemon/aws/canonical_request.hpp"

#include <algorithm>
#include <vector>

namespace emulator::aws {

namespace {

// Without space at its ends, and with one for many within.
void append_trimmed(std::string& out, std::string_view value) {
  const std::size_t begin = out.size();
  for (const char c : value) {
    const bool space = c == ' ' || c == '\t';
    if (space && (out.size() == begin || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  if (out.size() > begin && out.back() == ' ') out.pop_back();
}

}  // namespace

std::string normalized_path(std::string_view raw_path) {
  std::vector<std::string_view> segments;
  for (std::size_t begin = 0; begin <= raw_path.size();) {
    const auto end = std::min(raw_path.find('/', begin), raw_path.size());
    const auto segment = raw_path.substr(begin, end - begin);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
    begin = end + 1;
  }
  std::string path;
  for (const std::string_view segment : segments) {
    path += '/';
    path += segment;
  }
  if (path.empty() || raw_path.ends_with('/')) path += '/';
  return path;
}

std::string canonical_query(const http::QueryParameters& parameters) {
  std::vector<std::pair<std::string, std::string>> encoded;
  for (const auto& [name, value] : parameters) {
    if (name == "X-Amz-Signature") continue;
    encoded.emplace_back(http::percent_encode(name), http::percent_encode(value));
  }
  std::sort(encoded.begin(), encoded.end());
  std::string query;
  for (const auto& [name, value] : encoded) {
    if (!query.empty()) query += '&';
    query += name;
    query += '=';
    query += value;
  }
  return query;
}

std::string canonical_headers(const http::Headers& headers, std::string_view signed_names) {
  std::string out;
  while (!signed_names.empty()) {
    const auto end = std::min(signed_names.find(';'), signed_names.size());
    const std::string_view name = signed_names.substr(0, end);
    out += name;
    char separator = ':';
    for (const auto& field : headers) {
      if (!http::equals_ignoring_case(field.name, name)) continue;
      out += separator;
      append_trimmed(out, field.value);
      separator = ',';
    }
    if (separator == ':') out += ':';  // a header that is signed and isn't there
    out += '\n';
    signed_names.remove_prefix(std::min(end + 1, signed_names.size()));
  }
  return out;
}

}  // namespace emulator::aws
