#include "handlers/sqs/query_output.hpp"

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/aws/xml_writer.hpp"

namespace emulator::sqs {

namespace {

struct ElementName {
  std::string_view member;
  std::string_view element;
};
constexpr ElementName element_names[] = {{"QueueUrls", "QueueUrl"},
                                         {"queueUrls", "QueueUrl"},
                                         {"Messages", "Message"},
                                         {"Failed", "BatchResultErrorEntry"},
                                         {"Results", "ListMessageMoveTasksResultEntry"}};

class Renderer {
 public:
  explicit Renderer(std::string_view operation) : operation_(operation) {}

  void members(const aws::Json& object) {
    for (const auto& entry : object.GetObject())
      member(aws::string_of(entry.name), entry.value);
  }

  aws::XmlWriter xml;

 private:
  std::string element_of(std::string_view list) const {
    for (const auto& [member, element] : element_names) {
      if (member == list) return std::string(element);
    }
    return fmt::format("{}ResultEntry", operation_);
  }

  void member(std::string_view name, const aws::Json& value) {
    if (value.IsArray()) {
      const std::string element = element_of(name);
      for (const aws::Json& entry : value.GetArray())
        plain(element, entry);
    } else if (name == "Attributes") {
      map("Attribute", "Name", value);
    } else if (name == "MessageAttributes") {
      map("MessageAttribute", "Name", value);
    } else if (name == "Tags") {
      map("Tag", "Key", value);
    } else {
      plain(name, value);
    }
  }

  void map(std::string_view element, std::string_view key, const aws::Json& value) {
    for (const auto& entry : value.GetObject()) {
      xml.open(element);
      xml.element(key, aws::string_of(entry.name));
      plain("Value", entry.value);
      xml.close();
    }
  }

  void plain(std::string_view name, const aws::Json& value) {
    if (value.IsObject()) {
      xml.open(name);
      members(value);
      xml.close();
    } else {
      xml.element(name,
                  value.IsString() ? std::string(aws::string_of(value)) : aws::to_string(value));
    }
  }

  std::string_view operation_;
};

}  // namespace

std::string query_output(std::string_view operation, std::string_view request_id,
                         std::string_view json) {
  Renderer renderer(operation);
  renderer.xml.open(fmt::format("{}Response", operation), "xmlns", query_namespace);
  if (const auto output = aws::parse_json(json); output && output->IsObject()) {
    renderer.xml.open(fmt::format("{}Result", operation));
    renderer.members(*output);
    renderer.xml.close();
  }
  renderer.xml.open("ResponseMetadata");
  renderer.xml.element("RequestId", request_id);
  renderer.xml.close();
  renderer.xml.close();
  return renderer.xml.take();
}

}  // namespace emulator::sqs
