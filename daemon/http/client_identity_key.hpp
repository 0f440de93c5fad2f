#pragma once

// Include it in .cpp files only: it pulls in OpenSSL.

#include "daemon/http/client_identity.hpp"
#include "daemon/x509.hpp"

namespace emulator::http {

struct ClientIdentity::Key {
  x509::KeyPtr pkey;
  x509::CertificatePtr certificate;
};

}  // namespace emulator::http
