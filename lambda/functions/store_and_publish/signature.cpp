#include "lambda/functions/store_and_publish/signature.hpp"

// OpenSSL's newer digest interface would bring its provider machinery into a static program:
// megabytes, dlopen(), and a start-up cost many times that of the hashing.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>

namespace store_and_publish {
namespace {

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Digest sha256(std::string_view first, std::string_view second = {}) {
  Digest digest;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, first.data(), first.size());
  SHA256_Update(&context, second.data(), second.size());
  SHA256_Final(digest.data(), &context);
  return digest;
}

// RFC 2104.
Digest hmac(std::string_view key, std::string_view text) {
  constexpr std::size_t block = 64;
  Digest hashed;
  if (key.size() > block) {
    hashed = sha256(key);
    key = bytes_of(hashed);
  }
  std::string inner(block, '\x36');
  std::string outer(block, '\x5c');
  for (std::size_t i = 0; i < key.size(); ++i) {
    inner[i] = static_cast<char>(inner[i] ^ key[i]);
    outer[i] = static_cast<char>(outer[i] ^ key[i]);
  }
  return sha256(outer, bytes_of(sha256(inner, text)));
}

std::string hex(const Digest& digest) {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

std::string join(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts)
    text.append(part);
  return text;
}

}  // namespace

std::string authorization(const SignedPost& post, const Credentials& credentials) {
  const bool has_token = !credentials.session_token.empty();
  const std::string token_field =
      has_token ? join({"x-amz-security-token:", credentials.session_token, "\n"}) : "";
  const std::string signed_headers =
      join({"content-type;host;x-amz-date", has_token ? ";x-amz-security-token" : ""});

  const auto canonical_request =
      join({"POST\n/\n\ncontent-type:", post.content_type, "\nhost:", post.host, "\nx-amz-date:",
            post.amz_date, "\n", token_field, "\n", signed_headers, "\n", hex(sha256(post.body))});
  const auto day = post.amz_date.substr(0, 8);
  const auto scope = join({day, "/", post.region, "/", post.service, "/aws4_request"});
  const auto text_to_sign = join(
      {"AWS4-HMAC-SHA256\n", post.amz_date, "\n", scope, "\n", hex(sha256(canonical_request))});

  auto key = hmac("AWS4" + credentials.secret_access_key, day);
  for (const auto part : {post.region, post.service, std::string_view{"aws4_request"}}) {
    key = hmac(bytes_of(key), part);
  }
  return join({"AWS4-HMAC-SHA256 Credential=", credentials.access_key_id, "/", scope,
               ", SignedHeaders=", signed_headers,
               ", Signature=", hex(hmac(bytes_of(key), text_to_sign))});
}

}  // namespace store_and_publish
