#include "daemon/aws/rest_input.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "daemon/aws/model_check.hpp"
#include "daemon/offload.hpp"

namespace emulator::aws {

namespace {

using Kind = ModelShape::Kind;
using Location = ModelMember::Location;

const std::string* find_label(const RestCall& call, std::string_view name) noexcept {
  for (const auto& [candidate, value] : call.labels) {
    if (candidate == name) return &value;
  }
  return nullptr;
}

void check_query(ModelCheck& check, const ServiceModel& model, const ModelMember& member,
                 const RestCall& call) {
  const std::string_view name = model.text(member.wire_name);
  if (model.shapes[member.shape].kind == Kind::list) {
    std::vector<std::string_view> values;
    for (const auto& [candidate, value] : call.query) {
      if (candidate == name) values.push_back(value);
    }
    return check.text_list_member(member, values);
  }
  const std::string* value = call.query_value(name);
  const std::string_view text = value ? std::string_view(*value) : std::string_view();
  check.text_member(member, value ? &text : nullptr);
}

void check_text(ModelCheck& check, const ModelMember& member, const std::string* value) {
  const std::string_view text = value ? std::string_view(*value) : std::string_view();
  check.text_member(member, value ? &text : nullptr);
}

bool has(std::span<const ModelMember> members, Location location) noexcept {
  return std::any_of(members.begin(), members.end(),
                     [location](const ModelMember& member) { return member.location == location; });
}

// "createRestApiInput"
std::string input_name(std::string_view operation) {
  std::string name = fmt::format("{}Input", operation);
  name.front() = static_cast<char>(name.front() - 'A' + 'a');
  return name;
}

std::optional<Error> take_body(const InputRules& rules, RestCall& call) {
  auto body = parse_body(rules, call.call.request.body, call.operation);
  if (!body) return body.error();
  call.body = std::move(*body);
  return std::nullopt;
}

}  // namespace

bool input_takes_long(const InputRules& rules, const RestCall& call) noexcept {
  if (call.call.request.body.size() <= quick_json) return false;
  const ModelShape* input = rules.model->input_of(call.operation);
  return input != nullptr && has(rules.model->members_of(*input), Location::body);
}

std::optional<Error> check_input(const InputRules& rules, RestCall& call) {
  const ServiceModel& model = *rules.model;
  const ModelShape* input = model.input_of(call.operation);
  if (input == nullptr) return std::nullopt;
  const auto members = model.members_of(*input);
  if (has(members, Location::body)) {
    if (auto error = take_body(rules, call)) return error;
  }
  ModelCheck check(model, rules.waived, rules.names_input ? input_name(call.operation) : "");
  for (const ModelMember& entry : members) {
    switch (entry.location) {
      case Location::label:
        check_text(check, entry, find_label(call, model.text(entry.wire_name)));
        break;
      case Location::query:
        check_query(check, model, entry, call);
        break;
      case Location::header:
        check_text(check, entry, call.call.request.headers.find(model.text(entry.wire_name)));
        break;
      case Location::payload:
        if (model.shapes[entry.shape].kind == Kind::blob) {
          check.blob_member(entry, call.call.request.body.size());
          break;
        }
        if (auto error = take_body(rules, call)) return error;
        check.json_member(entry, call.call.request.body.empty() ? nullptr : &body_of(call));
        break;
      case Location::body:
        check.json_member(entry, member(body_of(call), model.text(entry.wire_name)));
        break;
    }
  }
  return check.error(rules.error_code);
}

boost::asio::awaitable<std::optional<Error>> check_input_aside(const InputRules& rules,
                                                               RestCall& call) {
  auto check = [&rules, &call] { return check_input(rules, call); };
  co_return co_await offload(*rules.workers, std::move(check));
}

}  // namespace emulator::aws
