#include "lambda/functions/store_and_publish/proxy_event.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "lambda/functions/store_and_publish/base64.hpp"

namespace store_and_publish {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string text_member(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

}  // namespace

ProxyRequest parse_proxy_event(const std::string& payload) {
  rapidjson::Document event;
  event.Parse(payload.data(), payload.size());
  if (event.HasParseError() || !event.IsObject()) throw BadEvent("the event is no JSON object");

  ProxyRequest request;
  request.body = text_member(event, "body");
  const auto encoded = event.FindMember("isBase64Encoded");
  if (encoded != event.MemberEnd() && encoded->value.IsBool() && encoded->value.GetBool()) {
    auto decoded = decode_base64(request.body);
    if (!decoded) throw BadEvent("the event's body is not the base64 that it claims to be");
    request.body = std::move(*decoded);
  }
  const auto context = event.FindMember("requestContext");
  if (context != event.MemberEnd() && context->value.IsObject()) {
    request.request_id = text_member(context->value, "requestId");
  }
  return request;
}

std::string proxy_response(int status, const char* member, const std::string& value) {
  rapidjson::StringBuffer body;
  Writer body_writer(body);
  body_writer.StartObject();
  body_writer.Key(member);
  body_writer.String(value);
  body_writer.EndObject();

  rapidjson::StringBuffer response;
  Writer writer(response);
  writer.StartObject();
  writer.Key("statusCode");
  writer.Int(status);
  writer.Key("headers");
  writer.StartObject();
  writer.Key("Content-Type");
  writer.String("application/json");
  writer.EndObject();
  writer.Key("body");
  writer.String(body.GetString(), static_cast<rapidjson::SizeType>(body.GetSize()));
  writer.EndObject();
  return {response.GetString(), response.GetSize()};
}

}  // namespace store_and_publish
