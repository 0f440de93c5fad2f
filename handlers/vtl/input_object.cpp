#include "handlers/vtl/input_object.hpp"

#include "daemon/http/headers.hpp"
#include "handlers/vtl/json_path.hpp"
#include "handlers/vtl/json_value.hpp"
#include "handlers/vtl/methods.hpp"

namespace emulator::vtl {

namespace {

Map* map_of(const InputParameters::Fields& fields, Arena& arena) {
  Map* map = arena.make_map();
  for (const auto& [name, value] : fields)
    map->put(name, std::string_view(value));
  return map;
}

}  // namespace

const Value& InputObject::document(Arena& arena) {
  if (!document_) {
    if (body_.empty()) {
      document_ = arena.make_map();
    } else {
      document_ = read_json(body_, arena).value_or(Value(body_));
    }
  }
  return *document_;
}

std::optional<Value> InputObject::at(std::string_view text, CallContext& call) {
  const JsonPath path = JsonPath::parse(text);
  if (path.fault().empty()) return path.evaluate(document(call.arena), call.arena);
  call.fault = path.fault();
  return std::nullopt;
}

Value InputObject::property(std::string_view name, CallContext&) {
  if (name == "body") return body_;
  return {};
}

Value InputObject::invoke(std::string_view name, Arguments arguments, CallContext& call) {
  if (name == "params") {
    if (arguments.empty()) return params(call.arena);
    return param(key_of(arguments[0], call));
  }
  const auto* path = text_argument(arguments, 0);
  if (path == nullptr || arguments.size() != 1) return {};
  // What a path leads nowhere for is an empty text.
  if (name == "path") return at(*path, call).value_or(std::string_view());
  if (name != "json") return {};
  std::string json;
  if (!append_json(json, at(*path, call).value_or(std::string_view()), call.arena.room())) {
    call.fault = "a value is too large or nests too deeply to be printed";
  }
  call.arena.spend(json.size());
  return call.arena.keep(std::move(json));
}

Value InputObject::params(Arena& arena) const {
  Map* all = arena.make_map();
  all->put("path", map_of(parameters_->path, arena));
  all->put("querystring", map_of(parameters_->querystring, arena));
  all->put("header", map_of(parameters_->header, arena));
  return all;
}

// Looked up in the path, the query string and the headers, in that order.
Value InputObject::param(std::string_view name) const {
  for (const auto* fields : {&parameters_->path, &parameters_->querystring}) {
    for (auto field = fields->rbegin(); field != fields->rend(); ++field) {
      if (field->first == name) return std::string_view(field->second);
    }
  }
  const auto& headers = parameters_->header;
  for (auto field = headers.rbegin(); field != headers.rend(); ++field) {
    if (http::equals_ignoring_case(field->first, name)) return std::string_view(field->second);
  }
  return std::string_view();
}

}  // namespace emulator::vtl
