#include "handlers/sqs/query_input.hpp"

#include <charconv>
#include <string>

#include <fmt/format.h>

#include "daemon/aws/query.hpp"
#include "handlers/sqs/errors.hpp"
#include "handlers/sqs/service_model.hpp"

namespace emulator::sqs {

namespace {

using Kind = aws::ModelShape::Kind;

// What a list's or map's elements are called here: AttributeNames → AttributeName.1.
std::string element_name(std::string_view member, std::string_view operation) {
  if (member == "Entries") return fmt::format("{}RequestEntry", operation);
  if (member == "Actions") return "ActionName";
  if (member == "tags") return "Tag";
  return std::string(member.substr(0, member.size() - 1));
}

class Reader {
 public:
  Reader(aws::QueryParameterSet parameters, std::string_view operation, aws::JsonDocument& document)
      : parameters_(std::move(parameters)), operation_(operation), document_(document) {}

  void members(const aws::ModelShape& shape, const std::string& prefix, aws::Json& into) {
    into.SetObject();
    for (const aws::ModelMember& entry : service_model.members_of(shape)) {
      const std::string_view name = service_model.text(entry.name);
      aws::Json read;
      if (member(service_model.shapes[entry.shape], prefix, name, read)) {
        into.AddMember(text(name), read, document_.GetAllocator());
      }
    }
  }

  const std::optional<aws::Error>& fault() const noexcept { return fault_; }

 private:
  aws::Json text(std::string_view value) {
    return aws::Json(value.data(), static_cast<rapidjson::SizeType>(value.size()),
                     document_.GetAllocator());
  }

  // Whether it was given.
  bool member(const aws::ModelShape& shape, const std::string& prefix, std::string_view name,
              aws::Json& into) {
    if (shape.kind == Kind::list) return list(shape, prefix + element_name(name, operation_), into);
    if (shape.kind == Kind::map) return map(shape, prefix + element_name(name, operation_), into);
    const std::string* value = parameters_.find(prefix + std::string(name));
    if (value == nullptr) return false;
    scalar(shape, *value, name, into);
    return true;
  }

  void scalar(const aws::ModelShape& shape, const std::string& value, std::string_view name,
              aws::Json& into) {
    if (shape.kind != Kind::integer) {
      into = text(value);
      return;
    }
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc() || end != value.data() + value.size()) {
      fault_ = invalid_value(value, name, "Must be an integer.");
    }
    into.SetInt64(number);
  }

  bool list(const aws::ModelShape& shape, const std::string& prefix, aws::Json& into) {
    const auto entries = parameters_.entries(prefix);
    into.SetArray();
    const aws::ModelShape& element = service_model.shapes[shape.first];
    for (const std::string& entry : entries) {
      aws::Json read;
      if (element.kind == Kind::structure) {
        members(element, entry + ".", read);
      } else {
        read = text(parameters_.get(entry));
      }
      into.PushBack(read, document_.GetAllocator());
    }
    // An empty list is one that isn't given, but for a batch, which has words of its own for it.
    return !entries.empty() || element.kind == Kind::structure;
  }

  bool map(const aws::ModelShape& shape, const std::string& prefix, aws::Json& into) {
    const auto entries = parameters_.entries(prefix);
    into.SetObject();
    const aws::ModelShape& element = service_model.shapes[shape.first];
    const bool are_tags = prefix.ends_with("Tag");
    for (const std::string& entry : entries) {
      aws::Json read;
      if (element.kind == Kind::structure) {
        members(element, entry + ".Value.", read);
      } else {
        read = text(parameters_.get(entry + ".Value"));
      }
      into.AddMember(text(parameters_.get(entry + (are_tags ? ".Key" : ".Name"))), read,
                     document_.GetAllocator());
    }
    return !entries.empty();
  }

  aws::QueryParameterSet parameters_;
  std::string_view operation_;
  aws::JsonDocument& document_;
  std::optional<aws::Error> fault_;
};

}  // namespace

aws::Result<aws::JsonDocument> query_input(const aws::ModelShape& shape, std::string_view operation,
                                           const http::Request& request) {
  aws::JsonDocument document;
  Reader reader(aws::query_parameters(request), operation, document);
  reader.members(shape, {}, document);
  if (reader.fault()) return *reader.fault();
  if (request.path().size() > 1 && aws::member(document, "QueueUrl") == nullptr) {
    const std::string_view path = request.path();
    document.AddMember("QueueUrl",
                       aws::Json(path.data(), static_cast<rapidjson::SizeType>(path.size()),
                                 document.GetAllocator()),
                       document.GetAllocator());
  }
  return document;
}

}  // namespace emulator::sqs
