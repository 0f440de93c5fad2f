#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "daemon/utf8.hpp"
#include "handlers/json_schema/compiled.hpp"

namespace emulator::json_schema {

namespace {

using aws::Json;

constexpr int deepest = 100;
// Schemas that branch in every level would take for ever.
constexpr int most_steps = 200'000;

std::string_view type_of(const Json& value) {
  if (value.IsString()) return "string";
  if (value.IsArray()) return "array";
  if (value.IsObject()) return "object";
  if (value.IsBool()) return "boolean";
  if (value.IsNull()) return "null";
  const bool is_whole =
      value.IsInt64() || value.IsUint64() || (std::floor(value.GetDouble()) == value.GetDouble());
  return is_whole ? "integer" : "number";
}

bool is_of_type(std::string_view actual, std::string_view expected) {
  return actual == expected || (expected == "number" && actual == "integer");
}

std::string listed(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  std::string out = "[";
  for (const auto& name : names)
    fmt::format_to(std::back_inserter(out), "{}\"{}\"", out.size() > 1 ? "," : "", name);
  return out + "]";
}

class Validator {
 public:
  explicit Validator(const Schema::Compiled& compiled) : compiled_(compiled) {}

  using Messages = std::vector<std::string>;

  void check(const Json& given, const Json& value, const aws::JsonDocument& given_document,
             Messages& out, int depth = 0) {
    const Json* schema = &given;
    const aws::JsonDocument* document = &given_document;
    // A reference stands for all that is beside it.
    for (const Json* reference = aws::member(*schema, "$ref"); reference != nullptr;
         reference = aws::member(*schema, "$ref")) {
      if (!step(++depth, out)) return;
      const auto target = compiled_.follow(aws::string_of(*reference), *document);
      schema = target.schema;
      document = target.document;
    }
    if (!step(depth, out)) return;
    const std::size_t before = out.size();
    type_and_enum(*schema, value, out);
    if (value.IsString()) text(*schema, value, out);
    if (value.IsNumber()) number(*schema, value, out);
    if (value.IsArray()) array(*schema, value, out);
    if (value.IsObject()) object(*schema, value, *document, out, depth);
    combinations(*schema, value, *document, out, depth);
    if (out.size() > before) return;
    if (value.IsArray()) items(*schema, value, *document, out, depth);
    if (value.IsObject()) members(*schema, value, *document, out, depth);
  }

 private:
  bool step(int depth, Messages& out) {
    if (++steps_ <= most_steps && depth <= deepest) return true;
    if (!gave_up_) out.emplace_back("the schema is too complex for this instance");
    gave_up_ = true;
    return false;
  }

  bool is_valid(const Json& schema, const Json& value, const aws::JsonDocument& document,
                int depth) {
    Messages messages;
    check(schema, value, document, messages, depth + 1);
    return messages.empty();
  }

  void type_and_enum(const Json& schema, const Json& value, Messages& out) {
    if (const Json* type = aws::member(schema, "type")) {
      std::vector<std::string> allowed;
      if (type->IsString()) allowed.emplace_back(aws::string_of(*type));
      if (type->IsArray()) {
        for (const Json& one : type->GetArray())
          allowed.emplace_back(aws::string_of(one));
      }
      const std::string_view actual = type_of(value);
      if (std::none_of(allowed.begin(), allowed.end(),
                       [&](const auto& one) { return is_of_type(actual, one); })) {
        // A number may be an integer.
        if (std::find(allowed.begin(), allowed.end(), "number") != allowed.end() &&
            std::find(allowed.begin(), allowed.end(), "integer") == allowed.end()) {
          allowed.emplace_back("integer");
        }
        out.push_back(fmt::format(
            "instance type ({}) does not match any allowed primitive type (allowed: {})", actual,
            listed(std::move(allowed))));
      }
    }
    const Json* values = aws::member(schema, "enum");
    if (values && std::none_of(values->Begin(), values->End(),
                               [&](const Json& one) { return one == value; })) {
      out.push_back(fmt::format("instance value ({}) not found in enum (possible values: {})",
                                aws::to_string(value), aws::to_string(*values)));
    }
  }

  void text(const Json& schema, const Json& value, Messages& out) {
    const auto text = aws::string_of(value);
    const std::uint64_t length = character_count(text);
    const Json* least = aws::member(schema, "minLength");
    const Json* most = aws::member(schema, "maxLength");
    if (least && length < least->GetUint64()) {
      out.push_back(fmt::format("string \"{}\" is too short (length: {}, required minimum: {})",
                                text, length, least->GetUint64()));
    }
    if (most && length > most->GetUint64()) {
      out.push_back(fmt::format("string \"{}\" is too long (length: {}, maximum allowed: {})", text,
                                length, most->GetUint64()));
    }
    const Json* pattern = aws::member(schema, "pattern");
    if (pattern && !finds(aws::string_of(*pattern), text)) {
      out.push_back(fmt::format("ECMA 262 regex \"{}\" does not match input string \"{}\"",
                                aws::string_of(*pattern), text));
    }
    const Json* format = aws::member(schema, "format");
    if (format && format->IsString() && !is_of_format(aws::string_of(*format), text)) {
      out.push_back(format_message(aws::string_of(*format), text));
    }
  }

  static std::string format_message(std::string_view format, std::string_view text) {
    if (format == "date-time") {
      return fmt::format(
          "string \"{}\" is invalid against requested date format(s) [yyyy-MM-dd'T'HH:mm:ssZ, "
          "yyyy-MM-dd'T'HH:mm:ss.[0-9]{{1,12}}Z]",
          text);
    }
    const std::string_view what = format == "email"   ? "email address"
                                  : format == "ipv4"  ? "IPv4 address"
                                  : format == "ipv6"  ? "IPv6 address"
                                  : format == "uri"   ? "URI"
                                  : format == "regex" ? "ECMA 262 regular expression"
                                                      : format;
    return fmt::format("string \"{}\" is not a valid {}", text, what);
  }

  bool finds(std::string_view pattern, std::string_view text) const {
    return compiled_.patterns.find(pattern)->second.finds(text);
  }

  void number(const Json& schema, const Json& value, Messages& out) {
    const double found = value.GetDouble();
    const auto is_set = [&](std::string_view name) {
      const Json* flag = aws::member(schema, name);
      return flag && flag->IsTrue();
    };
    if (const Json* least = aws::member(schema, "minimum")) {
      if (found < least->GetDouble()) {
        out.push_back(fmt::format(
            "numeric instance is lower than the required minimum (minimum: {}, found: {})",
            aws::to_string(*least), aws::to_string(value)));
      } else if (found == least->GetDouble() && is_set("exclusiveMinimum")) {
        out.push_back(
            fmt::format("numeric instance is not strictly greater than the required minimum {}",
                        aws::to_string(*least)));
      }
    }
    if (const Json* most = aws::member(schema, "maximum")) {
      if (found > most->GetDouble()) {
        out.push_back(fmt::format(
            "numeric instance is greater than the required maximum (maximum: {}, found: {})",
            aws::to_string(*most), aws::to_string(value)));
      } else if (found == most->GetDouble() && is_set("exclusiveMaximum")) {
        out.push_back(
            fmt::format("numeric instance is not strictly lower than the required maximum {}",
                        aws::to_string(*most)));
      }
    }
    const Json* divisor = aws::member(schema, "multipleOf");
    if (divisor == nullptr) return;
    const double ratio = found / divisor->GetDouble();
    if (std::abs(ratio - std::round(ratio)) > 1e-9 * std::max(1.0, std::abs(ratio))) {
      out.push_back(fmt::format("remainder of division is not zero ({} / {})",
                                aws::to_string(value), aws::to_string(*divisor)));
    }
  }

  void array(const Json& schema, const Json& value, Messages& out) {
    const std::uint64_t size = value.Size();
    const Json* least = aws::member(schema, "minItems");
    const Json* most = aws::member(schema, "maxItems");
    if (least && size < least->GetUint64()) {
      out.push_back(fmt::format(
          "array is too short: must have at least {} elements but instance has {} elements",
          least->GetUint64(), size));
    }
    if (most && size > most->GetUint64()) {
      out.push_back(fmt::format(
          "array is too long: must have at most {} elements but instance has {} elements",
          most->GetUint64(), size));
    }
    const Json* unique = aws::member(schema, "uniqueItems");
    if (unique && unique->IsTrue() && has_duplicates(value)) {
      out.emplace_back("array must not contain duplicate elements");
    }
    const Json* tuple = aws::member(schema, "items");
    const Json* additional = aws::member(schema, "additionalItems");
    if (tuple && tuple->IsArray() && additional && additional->IsFalse() && size > tuple->Size()) {
      out.push_back(fmt::format(
          "additional items are not allowed (array has {} elements, only {} are allowed)", size,
          tuple->Size()));
    }
  }

  // By their texts, so that thousands of elements take no time.
  static bool has_duplicates(const Json& value) {
    std::vector<std::string> texts;
    for (const Json& item : value.GetArray())
      texts.push_back(aws::to_string(item));
    std::sort(texts.begin(), texts.end());
    return std::adjacent_find(texts.begin(), texts.end()) != texts.end();
  }

  void object(const Json& schema, const Json& value, const aws::JsonDocument& document,
              Messages& out, int depth) {
    additional_properties(schema, value, out);
    dependencies(schema, value, document, out, depth);
    const std::uint64_t count = value.MemberCount();
    const Json* least = aws::member(schema, "minProperties");
    const Json* most = aws::member(schema, "maxProperties");
    if (most && count > most->GetUint64()) {
      out.push_back(
          fmt::format("object has too many properties (found {} but schema requires at most {})",
                      count, most->GetUint64()));
    }
    if (least && count < least->GetUint64()) {
      out.push_back(
          fmt::format("object has too few properties (found {} but schema requires at least {})",
                      count, least->GetUint64()));
    }
    if (const Json* required = aws::member(schema, "required")) {
      auto missing = missing_of(*required, value);
      if (!missing.empty()) {
        out.push_back(
            fmt::format("object has missing required properties ({})", listed(std::move(missing))));
      }
    }
  }

  static std::vector<std::string> missing_of(const Json& names, const Json& value) {
    std::vector<std::string> missing;
    for (const Json& name : names.GetArray()) {
      if (!value.HasMember(name)) missing.emplace_back(aws::string_of(name));
    }
    return missing;
  }

  // Whether `properties` or `patternProperties` have a schema for a member.
  bool is_described(const Json& schema, std::string_view name) const {
    const Json* properties = aws::member(schema, "properties");
    if (properties && aws::member(*properties, name)) return true;
    const Json* patterns = aws::member(schema, "patternProperties");
    return patterns &&
           std::any_of(patterns->MemberBegin(), patterns->MemberEnd(), [&](const auto& member) {
             return finds(aws::string_of(member.name), name);
           });
  }

  void additional_properties(const Json& schema, const Json& value, Messages& out) {
    const Json* additional = aws::member(schema, "additionalProperties");
    if (additional == nullptr || !additional->IsFalse()) return;
    std::vector<std::string> odd;
    for (const auto& [name, member] : value.GetObject()) {
      if (!is_described(schema, aws::string_of(name))) odd.emplace_back(aws::string_of(name));
    }
    if (odd.empty()) return;
    out.push_back(
        fmt::format("object instance has properties which are not allowed by the schema: {}",
                    listed(std::move(odd))));
  }

  void dependencies(const Json& schema, const Json& value, const aws::JsonDocument& document,
                    Messages& out, int depth) {
    const Json* all = aws::member(schema, "dependencies");
    if (all == nullptr) return;
    for (const auto& [name, dependency] : all->GetObject()) {
      if (!value.HasMember(name)) continue;
      if (!dependency.IsArray()) {
        check(dependency, value, document, out, depth + 1);
        continue;
      }
      auto missing = missing_of(dependency, value);
      if (missing.empty()) continue;
      std::vector<std::string> wanted;
      for (const Json& one : dependency.GetArray())
        wanted.emplace_back(aws::string_of(one));
      out.push_back(
          fmt::format("property \"{}\" of object has missing property dependencies (schema "
                      "requires {}; missing: {})",
                      aws::string_of(name), listed(std::move(wanted)), listed(std::move(missing))));
    }
  }

  void combinations(const Json& schema, const Json& value, const aws::JsonDocument& document,
                    Messages& out, int depth) {
    const auto matched = [&](const Json& schemas) {
      return std::count_if(schemas.Begin(), schemas.End(),
                           [&](const Json& one) { return is_valid(one, value, document, depth); });
    };
    if (const Json* all = aws::member(schema, "allOf")) {
      const auto count = matched(*all);
      if (count < all->Size()) {
        out.push_back(
            fmt::format("instance failed to match all required schemas (matched only {} out of {})",
                        count, all->Size()));
      }
    }
    if (const Json* any = aws::member(schema, "anyOf"); any && matched(*any) == 0) {
      out.push_back(fmt::format("instance failed to match at least one required schema among {}",
                                any->Size()));
    }
    if (const Json* one = aws::member(schema, "oneOf")) {
      const auto count = matched(*one);
      if (count != 1) {
        out.push_back(
            fmt::format("instance failed to match exactly one schema (matched {} out of {})", count,
                        one->Size()));
      }
    }
    const Json* unwanted = aws::member(schema, "not");
    if (unwanted && is_valid(*unwanted, value, document, depth)) {
      out.emplace_back("instance matched a schema which it should not have");
    }
  }

  void items(const Json& schema, const Json& value, const aws::JsonDocument& document,
             Messages& out, int depth) {
    const Json* items = aws::member(schema, "items");
    const Json* additional = aws::member(schema, "additionalItems");
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
      const Json* of_item = items;
      if (items && items->IsArray()) of_item = i < items->Size() ? &(*items)[i] : additional;
      if (of_item && of_item->IsObject()) check(*of_item, value[i], document, out, depth + 1);
    }
  }

  void members(const Json& schema, const Json& value, const aws::JsonDocument& document,
               Messages& out, int depth) {
    const Json* properties = aws::member(schema, "properties");
    const Json* patterns = aws::member(schema, "patternProperties");
    const Json* additional = aws::member(schema, "additionalProperties");
    for (const auto& [key, member] : value.GetObject()) {
      const auto name = aws::string_of(key);
      bool is_known = false;
      const Json* property = properties ? aws::member(*properties, name) : nullptr;
      if (property != nullptr) {
        is_known = true;
        check(*property, member, document, out, depth + 1);
      }
      if (patterns != nullptr) {
        for (const auto& [pattern, of_member] : patterns->GetObject()) {
          if (!finds(aws::string_of(pattern), name)) continue;
          is_known = true;
          check(of_member, member, document, out, depth + 1);
        }
      }
      if (!is_known && additional && additional->IsObject()) {
        check(*additional, member, document, out, depth + 1);
      }
    }
  }

  const Schema::Compiled& compiled_;
  int steps_ = 0;
  bool gave_up_ = false;
};

}  // namespace

std::vector<std::string> Schema::validate(std::string_view body) const {
  const auto value = aws::parse_json(body);
  if (!value) return {"Invalid JSON"};
  const auto& document = *compiled_->documents.find("")->second;
  std::vector<std::string> messages;
  Validator(*compiled_).check(document, *value, document, messages);
  return messages;
}

}  // namespace emulator::json_schema
