#include "daemon/aws/query.hpp"

#include <algorithm>

#include "daemon/aws/query_json.hpp"
#include "daemon/number.hpp"

namespace emulator::aws {

namespace {

// The number that follows "prefix." in a parameter's name, or nothing.
std::optional<unsigned> number_below(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix) || name.size() <= prefix.size() || name[prefix.size()] != '.') {
    return std::nullopt;
  }
  name.remove_prefix(prefix.size() + 1);
  return number_from<unsigned>(name.substr(0, name.find('.')));
}

bool is_before(const std::pair<std::string, std::string>& parameter, std::string_view name) {
  return parameter.first < name;
}

// What stands below "prefix." is together in the order of names.
std::span<const std::pair<std::string, std::string>> below(const http::QueryParameters& sorted,
                                                           std::string_view prefix) {
  const std::string beginning = std::string(prefix) + ".";
  const auto from = std::lower_bound(sorted.begin(), sorted.end(), beginning, is_before);
  const auto to = std::find_if_not(from, sorted.end(), [&beginning](const auto& parameter) {
    return parameter.first.starts_with(beginning);
  });
  return {from, to};
}

// What the operation's result has even where it is empty, and only JSON shows.
std::span<const std::string_view> absent_of(std::string_view action) {
  static constexpr std::string_view sequence_number[] = {"SequenceNumber"};
  static constexpr std::string_view next_token[] = {"NextToken"};
  if (action == "Publish") return sequence_number;
  if (action.starts_with("List") && action != "ListTagsForResource") return next_token;
  return {};
}

http::Response rendered(const http::Request& request, unsigned status, std::string xml,
                        std::string_view action = {}) {
  if (!accepts_json(request)) return http::make_response(status, "text/xml", std::move(xml));
  return http::make_response(status, "application/json", query_json(xml, absent_of(action)));
}

}  // namespace

// Of a parameter that is given twice, the first holds.
QueryParameterSet::QueryParameterSet(http::QueryParameters parameters)
    : parameters_(std::move(parameters)) {
  std::stable_sort(parameters_.begin(), parameters_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

const std::string* QueryParameterSet::find(std::string_view name) const noexcept {
  const auto found = std::lower_bound(parameters_.begin(), parameters_.end(), name, is_before);
  return found == parameters_.end() || found->first != name ? nullptr : &found->second;
}

std::string QueryParameterSet::get(std::string_view name) const {
  const std::string* value = find(name);
  return value ? *value : std::string();
}

bool QueryParameterSet::any_below(std::string_view prefix) const {
  const std::string beginning = std::string(prefix) + ".";
  const auto found = std::lower_bound(parameters_.begin(), parameters_.end(), beginning, is_before);
  return found != parameters_.end() && found->first.starts_with(beginning);
}

std::vector<std::string> QueryParameterSet::entries(std::string_view prefix) const {
  std::vector<unsigned> numbers;
  for (const auto& [name, value] : below(parameters_, prefix)) {
    if (const auto number = number_below(name, prefix)) numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<std::string> names;
  names.reserve(numbers.size());
  for (const unsigned number : numbers) {
    names.push_back(std::string(prefix) + "." + std::to_string(number));
  }
  return names;
}

std::vector<std::string> QueryParameterSet::list(std::string_view prefix) const {
  std::vector<std::string> values;
  for (const std::string& entry : entries(prefix))
    values.push_back(get(entry));
  return values;
}

std::vector<std::pair<std::string, std::string>> QueryParameterSet::map(
    std::string_view prefix, std::string_view key, std::string_view value) const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& entry : entries(prefix)) {
    pairs.emplace_back(get(entry + "." + std::string(key)), get(entry + "." + std::string(value)));
  }
  return pairs;
}

QueryParameterSet query_parameters(const http::Request& request) {
  http::QueryParameters parameters = http::parse_query(request.query());
  if (request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded")) {
    http::QueryParameters form = http::parse_query(request.body);
    if (parameters.empty()) return QueryParameterSet(std::move(form));
    std::move(form.begin(), form.end(), std::back_inserter(parameters));
  }
  return QueryParameterSet(std::move(parameters));
}

http::Response query_response(const QueryCall& call, const std::function<void(XmlWriter&)>& write) {
  const std::string action(call.action);
  XmlWriter xml;
  xml.open(action + "Response", "xmlns", call.namespace_);
  if (write) {
    xml.open(action + "Result");
    write(xml);
    xml.close();
  }
  xml.open("ResponseMetadata");
  xml.element("RequestId", call.call.request_id);
  xml.close();
  xml.close();
  return rendered(call.call.request, 200, xml.take(), call.action);
}

http::Response query_error(const Call& call, std::string_view xml_namespace, const Error& error) {
  XmlWriter xml;
  xml.open("ErrorResponse", "xmlns", xml_namespace);
  xml.open("Error");
  xml.element("Type", error.status < 500 ? "Sender" : "Receiver");
  xml.element("Code", error.code);
  xml.element("Message", error.message);
  for (const auto& [name, value] : error.members)
    xml.element(name, value);
  xml.close();
  xml.element("RequestId", call.request_id);
  xml.close();
  return rendered(call.request, error.status, xml.take());
}

}  // namespace emulator::aws
