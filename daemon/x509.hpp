#pragma once

// RSA keys and self-signed certificates. Include it in .cpp files only: it pulls in OpenSSL. What
// fails throws std::runtime_error.

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace emulator::x509 {

template <auto Free>
struct Freer {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using CertificatePtr = std::unique_ptr<X509, Freer<X509_free>>;

// Throws with OpenSSL's reason unless `ok`.
void require(bool ok, const char* what);

// Takes long, some 100 ms for 2048 bits, and less when it is told to stop.
KeyPtr make_key(unsigned bits, const std::stop_token& stop = {});

struct Subject {
  std::string organization;
  std::string common_name;
  std::chrono::system_clock::time_point from;
  std::chrono::system_clock::time_point to;
};
CertificatePtr self_sign(EVP_PKEY& key, const Subject& subject);

std::string to_pem(X509& certificate);

}  // namespace emulator::x509
