#include "handlers/lambda/alias_configuration.hpp"

#include <utility>

#include "daemon/aws/json_input.hpp"
#include "daemon/aws/rest_json.hpp"

namespace emulator::lambda {

void write_alias(aws::JsonWriter& writer, const Function& function, const Alias& alias) {
  writer.StartObject();
  aws::write_member(writer, "AliasArn", function_arn(function.scope, function.name, alias.name));
  aws::write_member(writer, "Name", alias.name);
  aws::write_member(writer, "FunctionVersion", alias.version);
  aws::write_member(writer, "Description", alias.description);
  if (!alias.weights.empty()) {
    aws::write_key(writer, "RoutingConfig");
    writer.StartObject();
    aws::write_key(writer, "AdditionalVersionWeights");
    writer.StartObject();
    for (const auto& [version, weight] : alias.weights) {
      aws::write_key(writer, version);
      writer.Double(weight);
    }
    writer.EndObject();
    writer.EndObject();
  }
  aws::write_member(writer, "RevisionId", alias.revision_id);
  writer.EndObject();
}

http::Response alias_response(unsigned status, const Function& function, const Alias& alias) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  write_alias(writer, function, alias);
  return aws::json_response(status, {buffer.GetString(), buffer.GetSize()});
}

aws::Result<AliasInput> read_alias(std::string_view body) {
  auto document = aws::parse_json_object(body);
  if (!document) return document.error();
  aws::JsonInput members(*document);
  AliasInput input;
  input.name = members.text("Name");
  input.function_version = members.text("FunctionVersion");
  input.description = members.text("Description");
  input.revision_id = members.text("RevisionId");
  if (auto routing = members.object("RoutingConfig")) {
    input.weights =
        routing->number_map("AdditionalVersionWeights").value_or(std::map<std::string, double>());
  }
  if (members.fault()) return *members.fault();
  return input;
}

}  // namespace emulator::lambda
