#include "handlers/lambda/policy.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/arn.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/policy_condition.hpp"
#include "handlers/lambda/errors.hpp"

namespace emulator::lambda {

namespace {

constexpr std::size_t size_limit = 20480;

bool is_account_id(std::string_view text) {
  return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_principal(std::string_view text) {
  return text == "*" || is_account_id(text) || text.starts_with("arn:") ||
         text.find('.') != std::string_view::npos;
}

void write_principal(aws::JsonWriter& writer, const PolicyStatement& statement) {
  aws::write_key(writer, "Principal");
  const std::string& principal = statement.principal;
  if (principal == "*") {
    aws::write_string(writer, principal);
    return;
  }
  writer.StartObject();
  if (is_account_id(principal)) {
    const auto function = aws::parse_arn(statement.resource);
    aws::write_member(
        writer, "AWS",
        fmt::format("arn:{}:iam::{}:root", function ? function->partition : "aws", principal));
  } else {
    aws::write_member(writer, principal.starts_with("arn:") ? "AWS" : "Service", principal);
  }
  writer.EndObject();
}

void write_condition(aws::JsonWriter& writer, const PolicyStatement& statement) {
  const std::pair<std::string_view, const std::optional<std::string>&> equalities[] = {
      {"lambda:FunctionUrlAuthType", statement.function_url_auth_type},
      {"AWS:SourceAccount", statement.source_account},
      {"aws:PrincipalOrgID", statement.principal_org_id},
      {"lambda:EventSourceToken", statement.event_source_token},
  };
  const bool any_equality = std::any_of(std::begin(equalities), std::end(equalities),
                                        [](const auto& entry) { return entry.second.has_value(); });
  if (!any_equality && !statement.source_arn && !statement.invoked_via_function_url) return;

  aws::write_key(writer, "Condition");
  writer.StartObject();
  if (any_equality) {
    aws::write_key(writer, "StringEquals");
    writer.StartObject();
    for (const auto& [key, value] : equalities) {
      if (value) aws::write_member(writer, key, *value);
    }
    writer.EndObject();
  }
  if (statement.invoked_via_function_url) {
    aws::write_key(writer, "Bool");
    writer.StartObject();
    aws::write_member(writer, "lambda:InvokedViaFunctionUrl",
                      *statement.invoked_via_function_url ? "true" : "false");
    writer.EndObject();
  }
  if (statement.source_arn) {
    aws::write_key(writer, "ArnLike");
    writer.StartObject();
    aws::write_member(writer, "AWS:SourceArn", *statement.source_arn);
    writer.EndObject();
  }
  writer.EndObject();
}

void write_statement(aws::JsonWriter& writer, const PolicyStatement& statement) {
  writer.StartObject();
  aws::write_member(writer, "Sid", statement.id);
  aws::write_member(writer, "Effect", "Allow");
  write_principal(writer, statement);
  aws::write_member(writer, "Action", statement.action);
  aws::write_member(writer, "Resource", statement.resource);
  write_condition(writer, statement);
  writer.EndObject();
}

}  // namespace

std::optional<aws::Error> Policy::add(PolicyStatement statement) {
  const auto same_id = [&statement](const auto& present) { return present.id == statement.id; };
  if (std::any_of(statements_.begin(), statements_.end(), same_id)) {
    return resource_conflict(
        fmt::format("The statement id ({}) provided already exists. Please provide a new statement "
                    "id, or remove the existing statement.",
                    statement.id));
  }
  if (!is_principal(statement.principal)) {
    return invalid_parameter(
        "The provided principal was invalid. Please check the principal and try again.");
  }
  statements_.push_back(std::move(statement));
  const std::size_t size = document().size();
  if (size <= size_limit) return std::nullopt;
  statements_.pop_back();
  return aws::Error{
      400, "PolicyLengthExceededException",
      fmt::format("The final policy size ({}) is bigger than the limit ({}).", size, size_limit)};
}

std::optional<aws::Error> Policy::remove(std::string_view id) {
  if (statements_.empty()) {
    return resource_not_found("No policy is associated with the given resource.");
  }
  if (std::erase_if(statements_, [id](const auto& statement) { return statement.id == id; }) == 0) {
    return resource_not_found(fmt::format("Statement {} is not found in resource policy.", id));
  }
  return std::nullopt;
}

bool Policy::lets_invoke(std::string_view service, std::string_view source_arn) const {
  const auto source = aws::parse_arn(source_arn);
  return std::any_of(statements_.begin(), statements_.end(), [&](const PolicyStatement& statement) {
    const bool is_about_it = aws::matches_wildcards(statement.action, "lambda:InvokeFunction") &&
                             (statement.principal == "*" || statement.principal == service);
    const bool is_for_others = statement.function_url_auth_type || statement.principal_org_id ||
                               statement.event_source_token || statement.invoked_via_function_url;
    const bool fits_source =
        !statement.source_arn || aws::matches_wildcards(*statement.source_arn, source_arn);
    const bool fits_account =
        !statement.source_account || (source && source->account == *statement.source_account);
    return is_about_it && !is_for_others && fits_source && fits_account;
  });
}

std::string Policy::document() const {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "Version", "2012-10-17");
  aws::write_member(writer, "Id", "default");
  aws::write_key(writer, "Statement");
  writer.StartArray();
  for (const PolicyStatement& statement : statements_)
    write_statement(writer, statement);
  writer.EndArray();
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string statement_document(const PolicyStatement& statement) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_statement(writer, statement);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::lambda
