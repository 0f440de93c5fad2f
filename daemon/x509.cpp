#include "daemon/x509.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace emulator::x509 {

namespace {

using ContextPtr = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free>>;
using NumberPtr = std::unique_ptr<BIGNUM, Freer<BN_free>>;

void set_time(ASN1_TIME* field, std::chrono::system_clock::time_point time) {
  require(ASN1_TIME_set(field, std::chrono::system_clock::to_time_t(time)) != nullptr,
          "ASN1_TIME_set");
}

void set_serial(X509* certificate) {
  unsigned char serial[8];
  require(RAND_bytes(serial, sizeof serial) == 1, "RAND_bytes");
  serial[0] &= 0x7F;
  const NumberPtr number(BN_bin2bn(serial, sizeof serial, nullptr));
  require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)),
          "serial number");
}

}  // namespace

void require(bool ok, const char* what) {
  if (ok) return;
  char reason[256] = "no reason given";
  if (const auto code = ERR_get_error()) ERR_error_string_n(code, reason, sizeof reason);
  throw std::runtime_error(fmt::format("{}: {}", what, reason));
}

KeyPtr make_key(unsigned bits, const std::stop_token& stop) {
  const ContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY_CTX* maker = context.get();
  require(maker != nullptr && EVP_PKEY_keygen_init(maker) == 1 &&
              EVP_PKEY_CTX_set_rsa_keygen_bits(maker, static_cast<int>(bits)) == 1,
          "EVP_PKEY_keygen_init");
  EVP_PKEY_CTX_set_app_data(maker, const_cast<std::stop_token*>(&stop));
  EVP_PKEY_CTX_set_cb(maker, [](EVP_PKEY_CTX* asking) {
    const void* token = EVP_PKEY_CTX_get_app_data(asking);
    return static_cast<const std::stop_token*>(token)->stop_requested() ? 0 : 1;
  });
  EVP_PKEY* key = nullptr;
  require(EVP_PKEY_keygen(maker, &key) == 1, "EVP_PKEY_keygen");
  return KeyPtr(key);
}

CertificatePtr self_sign(EVP_PKEY& key, const Subject& subject) {
  CertificatePtr certificate(X509_new());
  require(certificate != nullptr, "X509_new");
  X509* x509 = certificate.get();
  X509_set_version(x509, X509_VERSION_3);
  set_serial(x509);
  set_time(X509_getm_notBefore(x509), subject.from);
  set_time(X509_getm_notAfter(x509), subject.to);
  X509_NAME* name = X509_get_subject_name(x509);
  const auto add_name = [name](const char* field, const std::string& value) {
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1, 0);
  };
  add_name("O", subject.organization);
  add_name("CN", subject.common_name);
  X509_set_issuer_name(x509, name);
  require(X509_set_pubkey(x509, &key) == 1, "X509_set_pubkey");
  require(X509_sign(x509, &key, EVP_sha256()) > 0, "X509_sign");
  return certificate;
}

std::string to_pem(X509& certificate) {
  const BioPtr bio(BIO_new(BIO_s_mem()));
  require(bio && PEM_write_bio_X509(bio.get(), &certificate) == 1, "PEM_write_bio_X509");
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

}  // namespace emulator::x509
