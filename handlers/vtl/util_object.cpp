// $util: https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-mapping-template-reference.html#util-template-reference

#include <string>

#include "daemon/base64.hpp"
#include "daemon/http/url.hpp"
#include "handlers/vtl/json_value.hpp"
#include "handlers/vtl/methods.hpp"
#include "handlers/vtl/template.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

class Util final : public Object {
 public:
  Value property(std::string_view, CallContext&) override { return {}; }

  Value invoke(std::string_view name, Arguments arguments, CallContext& call) override {
    if (arguments.size() != 1 || is_null(arguments[0])) return {};
    const std::string_view text = key_of(arguments[0], call);
    call.arena.spend(text.size());
    if (name == "escapeJavaScript") return call.arena.keep(escape_java_script(text));
    if (name == "urlEncode") return call.arena.keep(url_encode(text));
    if (name == "urlDecode") return call.arena.keep(http::form_decode(text));
    if (name == "base64Encode") return call.arena.keep(base64_encode(text));
    if (name == "base64Decode") {
      auto decoded = base64_decode(text);
      if (decoded) return call.arena.keep(std::move(*decoded));
      call.fault = "it is no base64";
    } else if (name == "parseJson") {
      if (const auto value = read_json(text, call.arena)) return *value;
      call.fault = "it is no JSON";
    }
    return {};
  }
};

}  // namespace

Object& util_object() noexcept {
  static Util util;
  return util;
}

}  // namespace emulator::vtl
