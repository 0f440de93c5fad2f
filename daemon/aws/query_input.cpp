#include "daemon/aws/query_input.hpp"

#include <fmt/format.h>

#include "daemon/aws/model_check.hpp"
#include "daemon/number.hpp"

namespace emulator::aws {

namespace {

using Kind = ModelShape::Kind;

// Recursive models are none of the tables', so neither are endless inputs.
class QueryReader {
 public:
  QueryReader(const ServiceModel& model, const QueryParameterSet& parameters,
              JsonDocument& document)
      : model_(model), parameters_(parameters), allocator_(document.GetAllocator()) {}

  Json structure(const ModelShape& shape, const std::string& prefix) {
    Json object(rapidjson::kObjectType);
    for (const ModelMember& member : model_.members_of(shape)) {
      const std::string name = prefix + std::string(model_.text(member.wire_name));
      Json read = value(model_.shapes[member.shape], name);
      if (read.IsNull()) continue;
      object.AddMember(reference(model_.text(member.name)), std::move(read), allocator_);
    }
    return object;
  }

  const std::optional<Error>& fault() const noexcept { return fault_; }

 private:
  static Json reference(std::string_view text) {
    return Json(rapidjson::StringRef(text.data(), static_cast<rapidjson::SizeType>(text.size())));
  }

  // Null for what isn't given.
  Json value(const ModelShape& shape, const std::string& name) {
    switch (shape.kind) {
      case Kind::list:
        return list(shape, name);
      case Kind::map:
        return map(shape, name);
      case Kind::structure:
        return parameters_.any_below(name) ? structure(shape, name + ".") : Json();
      default:
        break;
    }
    const std::string* text = parameters_.find(name);
    return text == nullptr ? Json() : simple(shape, name, *text);
  }

  Json simple(const ModelShape& shape, const std::string& name, const std::string& text) {
    if (shape.kind == Kind::boolean) {
      if (text == "true" || text == "false") return Json(text == "true");
      return malformed(name, text, "a Boolean");
    }
    if (shape.kind == Kind::integer) {
      if (const auto number = number_from<std::int64_t>(text)) return Json(*number);
      return malformed(name, text, "an Integer");
    }
    if (shape.kind == Kind::number) {
      if (const auto number = number_from<double>(text)) return Json(*number);
      return malformed(name, text, "a Double");
    }
    return reference(text);
  }

  Json malformed(std::string_view name, std::string_view text, std::string_view type) {
    if (!fault_) {
      fault_ = Error{400, "MalformedInput",
                     fmt::format("{}: '{}' can not be converted to {}", name, text, type)};
    }
    return Json();
  }

  // "Tags.member.1", or "Tag.1" of services whose lists are flattened.
  std::vector<std::string> entries(const std::string& name, std::string_view level) const {
    const std::string below = name + std::string(level);
    return parameters_.entries(parameters_.any_below(below) ? below : name);
  }

  Json list(const ModelShape& shape, const std::string& name) {
    Json elements(rapidjson::kArrayType);
    for (const std::string& entry : entries(name, ".member")) {
      elements.PushBack(value(model_.shapes[shape.first], entry), allocator_);
    }
    // "TagKeys=" is how a client sends a list that is empty.
    if (elements.Empty() && parameters_.find(name) == nullptr) return Json();
    return elements;
  }

  const std::string* first_of(const std::string& entry,
                              std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      if (const auto* text = parameters_.find(entry + std::string(name))) return text;
    }
    return nullptr;
  }

  Json map(const ModelShape& shape, const std::string& name) {
    Json pairs(rapidjson::kObjectType);
    const ModelShape& element = model_.shapes[shape.first];
    for (const std::string& entry : entries(name, ".entry")) {
      const std::string* key = first_of(entry, {".key", ".Name", ".Key"});
      Json read = value(element, entry + ".value");
      if (read.IsNull()) read = value(element, entry + ".Value");
      // A key alone has an empty value.
      if (read.IsNull()) {
        read = element.kind == Kind::structure ? Json(rapidjson::kObjectType) : reference("");
      }
      pairs.AddMember(reference(key ? std::string_view(*key) : ""), std::move(read), allocator_);
    }
    if (pairs.ObjectEmpty() && parameters_.find(name) == nullptr) return Json();
    return pairs;
  }

  const ServiceModel& model_;
  const QueryParameterSet& parameters_;
  JsonDocument::AllocatorType& allocator_;
  std::optional<Error> fault_;
};

}  // namespace

Result<JsonDocument> read_query_input(const ServiceModel& model, const ModelShape& input,
                                      const QueryParameterSet& parameters) {
  JsonDocument document;
  QueryReader reader(model, parameters, document);
  static_cast<Json&>(document) = reader.structure(input, "");
  if (reader.fault()) return *reader.fault();
  return document;
}

const Json& input_of(const QueryCall& call) {
  static const Json none(rapidjson::kObjectType);
  return call.input ? static_cast<const Json&>(call.input->document) : none;
}

std::optional<Error> check_query_input(const QueryRules& rules, QueryCall& call) {
  const ModelShape* input = rules.model->input_of(call.action);
  if (input == nullptr) return std::nullopt;
  auto document = read_query_input(*rules.model, *input, call.parameters);
  if (!document) return document.error();
  ModelCheck check(*rules.model, rules.waived);
  check.body_members(*input, *document);
  auto read = std::make_shared<QueryInput>();
  read->document = std::move(*document);
  call.input = std::move(read);
  return check.error("ValidationError");
}

}  // namespace emulator::aws
