#include "harness/aws_client.hpp"

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cctype>

namespace emulator::functional {
namespace {

std::string percent_encode(const std::string& text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~') {
      encoded.push_back(c);
    } else {
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  return encoded;
}

std::string xml_unescape(std::string_view text) {
  constexpr std::pair<std::string_view, char> entities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&amp;", '&'}};
  std::string plain;
  while (!text.empty()) {
    std::size_t size = 1;
    char c = text.front();
    for (const auto& [entity, value] : entities) {
      if (text.substr(0, entity.size()) == entity) {
        size = entity.size();
        c = value;
      }
    }
    plain.push_back(c);
    text.remove_prefix(size);
  }
  return plain;
}

}  // namespace

AwsClient::AwsClient(std::string endpoint, std::string region, std::string access_key_id)
    : endpoint_(std::move(endpoint)),
      region_(std::move(region)),
      access_key_id_(std::move(access_key_id)) {}

std::string AwsClient::authorization(const std::string& service) const {
  return "AWS4-HMAC-SHA256 Credential=" + access_key_id_ + "/20260101/" + region_ + '/' + service +
         "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + std::string(64, '0');
}

Message AwsClient::rest(const std::string& service, const std::string& method,
                        const std::string& target, std::string body, Headers headers) const {
  headers.emplace_back("Authorization", authorization(service));
  if (!body.empty()) headers.emplace_back("Content-Type", "application/json");
  return send(endpoint_, {method, target, std::move(headers), std::move(body)});
}

Message AwsClient::query(const std::string& service, const std::string& action,
                         const Parameters& parameters) const {
  Parameters all{{"Action", action}, {"Version", service == "sts" ? "2011-06-15" : "2010-03-31"}};
  all.insert(all.end(), parameters.begin(), parameters.end());
  Headers headers{{"Authorization", authorization(service)},
                  {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
  return send(endpoint_, {"POST", "/", std::move(headers), form_encode(all)});
}

Message expect_success(Message answer) {
  if (answer.status() / 100 == 2) return answer;
  throw std::runtime_error(answer.start_line + ": " + answer.body);
}

std::string json_text(const std::string& json, const std::string& pointer) {
  rapidjson::Document document;
  document.Parse(json.data(), json.size());
  if (document.HasParseError()) throw std::runtime_error("no JSON: " + json);
  const auto* value = rapidjson::Pointer(pointer.data(), pointer.size()).Get(document);
  if (value == nullptr) throw std::runtime_error("no " + pointer + " in " + json);
  if (value->IsString()) return {value->GetString(), value->GetStringLength()};
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value->Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

bool has_xml(const std::string& xml, const std::string& element) {
  return xml.find('<' + element + '>') != std::string::npos;
}

std::string xml_text(const std::string& xml, const std::string& element) {
  const auto begin = xml.find('<' + element + '>');
  if (begin == std::string::npos) throw std::runtime_error("no <" + element + "> in " + xml);
  const auto text = begin + element.size() + 2;
  const auto end = xml.find("</" + element + '>', text);
  if (end == std::string::npos) throw std::runtime_error("no </" + element + "> in " + xml);
  return xml_unescape(std::string_view{xml}.substr(text, end - text));
}

std::string json_quote(const std::string& text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string form_encode(const Parameters& parameters) {
  std::string form;
  for (const auto& [name, value] : parameters) {
    if (!form.empty()) form.push_back('&');
    form.append(percent_encode(name)).append("=").append(percent_encode(value));
  }
  return form;
}

std::string base64(std::string_view bytes) {
  constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text.push_back(i + j <= bytes.size() ? alphabet[group >> (18 - 6 * j) & 63] : '=');
    }
  }
  return text;
}

}  // namespace emulator::functional
