#include "daemon/clock.hpp"
#include "daemon/random.hpp"
#include "handlers/apigateway/api_key_file.hpp"
#include "handlers/apigateway/api_key_rules.hpp"
#include "handlers/apigateway/json_object.hpp"
#include "handlers/apigateway/operations.hpp"

#include <fmt/format.h>

namespace emulator::apigateway {

namespace {

struct Import {
  std::vector<std::string> ids;
  std::vector<std::string> warnings;
};

Result<void> check(const ApiKeyRow& row) {
  if (auto valid = check_key_value(row.value); !valid) return valid.error();
  if (auto valid = check_key_name(row.name); !valid) return valid.error();
  const bool is_boolean = row.enabled.empty() || http::equals_ignoring_case(row.enabled, "true") ||
                          http::equals_ignoring_case(row.enabled, "false");
  if (is_boolean) return {};
  return bad_request(fmt::format("'{}' is neither true nor false", row.enabled));
}

// A value that is known already is the key that has it.
ApiKey& put_key(UsageStore& store, const ApiKeyRow& row, State& state) {
  const Time now = state.platform.clock.now();
  ApiKey* key = store.find_key_by_value(row.value);
  if (key == nullptr) {
    ApiKey added;
    added.id = state.platform.random.lower_alphanumeric(10);
    added.value = row.value;
    added.created = now;
    key = &store.add_key(std::move(added));
  }
  key->name = row.name;
  key->description = row.description;
  key->enabled = !http::equals_ignoring_case(row.enabled, "false");
  key->last_updated = now;
  return *key;
}

void import_row(UsageStore& store, const ApiKeyRow& row, State& state, Import& out) {
  const auto warn = [&](const std::string& text) {
    out.warnings.push_back(fmt::format("Line {}: {}", row.line, text));
  };
  if (auto valid = check(row); !valid) return warn(valid.error().message);
  ApiKey& key = put_key(store, row, state);
  out.ids.push_back(key.id);
  for (const std::string& id : row.plans) {
    UsagePlan* plan = store.find_plan(id);
    if (plan == nullptr) {
      warn(fmt::format("{}: {}", invalid_usage_plan().message, id));
    } else if (auto fits = check_connection(store, key, *plan); !fits) {
      warn(fits.error().message);
    } else {
      store.connect(key, *plan);
    }
  }
}

}  // namespace

Answer import_api_keys(State& state, aws::RestCall& call) {
  const std::string* format = call.query_value("format");
  if (format == nullptr || *format != "csv") {
    return bad_request("Invalid API key file format specified. Must be 'csv'");
  }
  const auto rows = parse_api_key_file(call.call.request.body);
  if (!rows) return rows.error();
  UsageStore& store = state.usage[call.call.scope];
  const std::string* fails = call.query_value("failonwarnings");
  const bool fails_on_warnings = fails != nullptr && http::equals_ignoring_case(*fails, "true");
  UsageStore before;
  if (fails_on_warnings) before = store;
  Import out;
  for (const ApiKeyRow& row : *rows)
    import_row(store, row, state, out);
  if (fails_on_warnings && !out.warnings.empty()) {
    store = std::move(before);
    return bad_request(fmt::format("Warnings found during import: {}", out.warnings.front()));
  }
  Object answer;
  answer.list("ids", out.ids);
  answer.list("warnings", out.warnings);
  return aws::json_response(201, answer.take());
}

}  // namespace emulator::apigateway
