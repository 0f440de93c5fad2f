#include "handlers/sns/parameters.hpp"

#include "handlers/sns/errors.hpp"

namespace emulator::sns {

MessageParameters read_message(const aws::QueryParameterSet& parameters,
                               const std::string& prefix) {
  MessageParameters message;
  message.message = parameters.find(prefix + "Message");
  message.subject = parameters.find(prefix + "Subject");
  message.structure = parameters.find(prefix + "MessageStructure");
  for (const std::string& entry : parameters.entries(prefix + "MessageAttributes.entry")) {
    MessageAttribute attribute;
    attribute.name = parameters.get(entry + ".Name");
    attribute.type = parameters.get(entry + ".Value.DataType");
    attribute.value = parameters.get(
        entry + (attribute.base_type() == "Binary" ? ".Value.BinaryValue" : ".Value.StringValue"));
    message.attributes.push_back(std::move(attribute));
  }
  return message;
}

aws::Result<aws::Tags> read_tags(const aws::QueryParameterSet& parameters) {
  aws::Tags tags;
  for (const std::string& entry : parameters.entries("Tags.member")) {
    if (!tags.emplace(parameters.get(entry + ".Key"), parameters.get(entry + ".Value")).second) {
      return invalid_parameter("Duplicated keys are not allowed.");
    }
  }
  return tags;
}

aws::Error of_attributes(aws::Error error) {
  constexpr std::string_view beginning = "Invalid parameter: ";
  if (error.code == "InvalidParameter" && error.message.starts_with(beginning)) {
    error.message.insert(beginning.size(), "Attributes Reason: ");
  }
  return error;
}

bool is_true(const aws::QueryParameterSet& parameters, std::string_view name) {
  const std::string* value = parameters.find(name);
  return value != nullptr && *value == "true";
}

}  // namespace emulator::sns
