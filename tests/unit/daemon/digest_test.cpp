#include "daemon/digest.hpp"

#include <gtest/gtest.h>

namespace emulator {
namespace {

TEST(Digest, Of_known_texts_is_known) {
  EXPECT_EQ(hex(md5("hello")), "5d41402abc4b2a76b9719d911017c592");
  EXPECT_EQ(hex(sha256("hello")),
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  // RFC 4231, test case 2
  EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

}  // namespace
}  // namespace emulator
