#include "handlers/sqs/query_output.hpp"

#include <initializer_list>
#include <map>

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

// The JSON of the Query protocol: that of the other one, but for names that begin in lower case,
// maps that are lists of pairs, and null for what is not there.
class JsonRenderer {
 public:
  std::string take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

  void response(std::string_view operation, std::string_view request_id, const aws::Json* output) {
    out_.StartObject();
    aws::write_key(out_, fmt::format("{}Response", operation));
    out_.StartObject();
    // Members are in the order of their names.
    const bool result_first = fmt::format("{}Result", operation) < "ResponseMetadata";
    if (output != nullptr && result_first) result(operation, *output);
    aws::write_key(out_, "ResponseMetadata");
    out_.StartObject();
    aws::write_member(out_, "RequestId", request_id);
    out_.EndObject();
    if (output != nullptr && !result_first) result(operation, *output);
    out_.EndObject();
    out_.EndObject();
  }

 private:
  using Names = std::initializer_list<std::string_view>;

  void result(std::string_view operation, const aws::Json& output) {
    aws::write_key(out_, fmt::format("{}Result", operation));
    if (operation == "SendMessage") {
      return structure(
          output, {"MD5OfMessageAttributes", "MD5OfMessageSystemAttributes", "SequenceNumber"});
    }
    if (operation == "ReceiveMessage") return structure(output, {"messages"});
    structure(output, {});
  }

  void structure(const aws::Json& object, Names absent) {
    std::map<std::string, const aws::Json*> members;
    for (const auto name : absent)
      members.emplace(name, nullptr);
    for (const auto& entry : object.GetObject()) {
      const std::string_view name = aws::string_of(entry.name);
      members[name == "Messages" ? "messages" : std::string(name)] = &entry.value;
    }
    out_.StartObject();
    for (const auto& [name, value] : members) {
      aws::write_key(out_, name);
      member(name, value);
    }
    out_.EndObject();
  }

  void member(std::string_view name, const aws::Json* value) {
    if (value == nullptr) {
      out_.Null();
    } else if (name == "Attributes" || name == "MessageAttributes") {
      pairs(*value, "Name");
    } else if (name == "Tags") {
      pairs(*value, "Key");
    } else if (value->IsArray()) {
      out_.StartArray();
      for (const aws::Json& entry : value->GetArray())
        plain(entry, name == "messages");
      out_.EndArray();
    } else {
      plain(*value, false);
    }
  }

  void pairs(const aws::Json& map, std::string_view key) {
    out_.StartArray();
    for (const auto& entry : map.GetObject()) {
      out_.StartObject();
      aws::write_member(out_, key, aws::string_of(entry.name));
      aws::write_key(out_, "Value");
      plain(entry.value, false);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void plain(const aws::Json& value, bool is_message) {
    if (!value.IsObject()) {
      value.Accept(out_);
    } else if (is_message) {
      structure(value, {"Attributes", "MD5OfMessageAttributes", "MessageAttributes"});
    } else {
      structure(value, {});
    }
  }

  aws::JsonBuffer buffer_;
  aws::JsonWriter out_{buffer_};
};

}  // namespace

std::string query_output_in_json(std::string_view operation, std::string_view request_id,
                                 std::string_view json) {
  const auto output = aws::parse_json(json);
  JsonRenderer renderer;
  renderer.response(operation, request_id, output && output->IsObject() ? &*output : nullptr);
  return renderer.take();
}

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
