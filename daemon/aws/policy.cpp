#include "daemon/aws/policy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/text.hpp"

namespace emulator::aws {

namespace {

constexpr std::string_view versions[] = {"2012-10-17", "2008-10-17"};
// Before the entries of principals that are no AWS accounts or identities: "Service:x".
constexpr std::string_view foreign_kinds[] = {"Service", "Federated", "CanonicalUser"};

Error malformed(std::string why) {
  return {400, "MalformedPolicyDocument", std::move(why)};
}

bool is_account(std::string_view text) noexcept {
  return text.size() == 12 && text.find_first_not_of("0123456789") == text.npos;
}

bool is_aws_principal(std::string_view text) {
  if (text == "*" || is_account(text)) return true;
  const auto arn = parse_arn(text);
  if (!arn || !is_account(arn->account)) return false;
  if (arn->service == "iam") {
    return arn->resource == "root" || arn->resource.starts_with("user/") ||
           arn->resource.starts_with("role/");
  }
  return arn->service == "sts" && (arn->resource.starts_with("assumed-role/") ||
                                   arn->resource.starts_with("federated-user/"));
}

// The role whose session an ARN names: "arn:aws:sts::1:assumed-role/name/session".
std::string role_of(std::string_view session) {
  const auto arn = parse_arn(session);
  constexpr std::string_view prefix = "assumed-role/";
  if (!arn || !arn->resource.starts_with(prefix)) return {};
  const std::string_view name = std::string_view(arn->resource).substr(prefix.size());
  return fmt::format("arn:{}:iam::{}:role/{}", arn->partition, arn->account,
                     name.substr(0, name.find('/')));
}

bool is_principal(std::string_view entry, const Caller* caller) {
  if (entry == "*") return true;
  if (caller == nullptr) return false;
  if (is_account(entry)) return entry == caller->account;
  if (entry.ends_with(":root")) {
    const auto arn = parse_arn(entry);
    return arn && arn->account == caller->account;
  }
  return entry == caller->arn || entry == role_of(caller->arn);
}

bool is_action(std::string_view pattern, std::string_view action) {
  return matches_wildcards(lower_case(pattern), lower_case(action));
}

}  // namespace

struct Policy::Reader {
  Kind kind;

  // A text or a list of them.
  static Result<std::vector<std::string>> texts(const Json& value, std::string_view where) {
    std::vector<std::string> out;
    const auto add = [&out](const Json& entry) {
      if (entry.IsString()) {
        out.emplace_back(string_of(entry));
      } else if (entry.IsBool() || entry.IsNumber()) {
        out.push_back(to_string(entry));
      } else {
        return false;
      }
      return true;
    };
    bool sound = true;
    if (value.IsArray()) {
      for (const Json& entry : value.GetArray())
        sound = sound && add(entry);
    } else {
      sound = add(value);
    }
    if (!sound) return malformed(fmt::format("{} is neither a text nor a list of texts", where));
    return out;
  }

  // "Action" or "NotAction", just one of them.
  static Result<const Json*> one_of(const Json& statement, const std::string& name, Names& names) {
    const std::string negated = "Not" + name;
    const Json* plain = member(statement, name);
    const Json* other = member(statement, negated);
    if ((plain == nullptr) == (other == nullptr)) {
      return malformed(fmt::format("A statement needs {} or {}, and not both", name, negated));
    }
    names.negated = other != nullptr;
    return plain != nullptr ? plain : other;
  }

  static Result<void> read_names(const Json& statement, const std::string& name, Names& names) {
    auto value = one_of(statement, name, names);
    if (!value) return value.error();
    auto entries = texts(**value, name);
    if (!entries) return entries.error();
    if (entries->empty()) return malformed(fmt::format("{} is empty", name));
    names.entries = std::move(*entries);
    return {};
  }

  static Result<void> read_principals(const Json& statement, Names& names) {
    auto value = one_of(statement, "Principal", names);
    if (!value) return value.error();
    const Json& principal = **value;
    if (principal.IsString() && string_of(principal) == "*") {
      names.entries.emplace_back("*");
      return {};
    }
    if (!principal.IsObject() || principal.ObjectEmpty()) {
      return malformed("Principal is neither \"*\" nor an object of principals");
    }
    for (const auto& [key, list] : principal.GetObject()) {
      const std::string_view type = string_of(key);
      const bool is_foreign = std::find(std::begin(foreign_kinds), std::end(foreign_kinds), type) !=
                              std::end(foreign_kinds);
      if (type != "AWS" && !is_foreign) return malformed(fmt::format("No principals are {}", type));
      auto entries = texts(list, "Principal");
      if (!entries) return entries.error();
      for (std::string& entry : *entries) {
        if (!is_foreign && !is_aws_principal(entry)) {
          return malformed(fmt::format("{} is no principal", entry));
        }
        names.entries.push_back(is_foreign ? fmt::format("{}:{}", type, entry) : std::move(entry));
      }
    }
    return {};
  }

  static Result<void> read_conditions(const Json& statement, Statement& out) {
    const Json* conditions = member(statement, "Condition");
    if (conditions == nullptr) return {};
    if (!conditions->IsObject()) return malformed("Condition is no object");
    for (const auto& [name, keys] : conditions->GetObject()) {
      if (!keys.IsObject()) return malformed("An operator of Condition has no keys");
      for (const auto& [key, wanted] : keys.GetObject()) {
        auto values = texts(wanted, "Condition");
        if (!values) return values.error();
        auto condition = PolicyCondition::make(string_of(name), string_of(key), std::move(*values));
        if (!condition) {
          return malformed(
              fmt::format("The condition {} of {} is not valid", string_of(name), string_of(key)));
        }
        out.conditions.push_back(std::move(*condition));
      }
    }
    return {};
  }

  Result<Statement> statement(const Json& json) const {
    if (!json.IsObject()) return malformed("A statement is no object");
    Statement out;
    const Json* effect = member(json, "Effect");
    const std::string_view said =
        effect != nullptr && effect->IsString() ? string_of(*effect) : std::string_view();
    if (said != "Allow" && said != "Deny") return malformed("Effect is neither Allow nor Deny");
    out.allows = said == "Allow";
    if (auto read = read_names(json, "Action", out.actions); !read) return read.error();
    for (const std::string& action : out.actions.entries) {
      if (action != "*" && action.find(':') == action.npos) {
        return malformed(fmt::format("The action {} names no service", action));
      }
    }
    if (auto read = read_names(json, "Resource", out.resources); !read) return read.error();
    // One that a policy of an identity has anyway is looked at: it was meant to restrict.
    out.has_principals =
        kind == Kind::resource || json.HasMember("Principal") || json.HasMember("NotPrincipal");
    if (out.has_principals) {
      if (auto read = read_principals(json, out.principals); !read) return read.error();
    }
    if (auto read = read_conditions(json, out); !read) return read.error();
    return out;
  }
};

Result<Policy> Policy::parse(std::string_view document, Kind kind) {
  const auto json = parse_json(document);
  if (!json || !json->IsObject()) return malformed("The policy is no JSON object");
  Policy policy;
  if (const Json* version = member(*json, "Version")) {
    const std::string_view said = version->IsString() ? string_of(*version) : std::string_view();
    if (std::find(std::begin(versions), std::end(versions), said) == std::end(versions)) {
      return malformed("The policy has an unknown Version");
    }
    policy.has_variables_ = said == versions[0];
  }
  const Json* statements = member(*json, "Statement");
  if (statements == nullptr) return malformed("The policy has no Statement");
  const Reader reader{kind};
  const auto add = [&](const Json& one) -> Result<void> {
    auto statement = reader.statement(one);
    if (!statement) return statement.error();
    policy.statements_.push_back(std::move(*statement));
    return {};
  };
  if (!statements->IsArray()) {
    if (auto added = add(*statements); !added) return added.error();
    return policy;
  }
  for (const Json& one : statements->GetArray()) {
    if (auto added = add(one); !added) return added.error();
  }
  return policy;
}

bool Policy::applies(const Statement& statement, const PolicyRequest& request) const {
  const auto among = [](const Names& names, auto test) {
    return std::any_of(names.entries.begin(), names.entries.end(), test) != names.negated;
  };
  if (statement.has_principals && !among(statement.principals, [&](std::string_view entry) {
        return is_principal(entry, request.caller);
      })) {
    return false;
  }
  if (!among(statement.actions,
             [&](std::string_view entry) { return is_action(entry, request.action); })) {
    return false;
  }
  const auto is_resource = [&](std::string_view entry) {
    if (!has_variables_ || entry.find("${") == entry.npos) {
      return matches_wildcards(entry, request.resource);
    }
    const auto expanded = expand_variables(entry, request.keys);
    return expanded && matches_wildcards(*expanded, request.resource);
  };
  if (!among(statement.resources, is_resource)) return false;
  return std::all_of(
      statement.conditions.begin(), statement.conditions.end(),
      [&](const PolicyCondition& one) { return one.holds(request.keys, has_variables_); });
}

Decision Policy::decide(const PolicyRequest& request) const {
  Decision decision = Decision::implicit_deny;
  for (const Statement& statement : statements_) {
    if (!applies(statement, request)) continue;
    if (!statement.allows) return Decision::explicit_deny;
    decision = Decision::allow;
  }
  return decision;
}

}  // namespace emulator::aws
