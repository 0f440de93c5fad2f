#include "handlers/sqs/digest.hpp"

#include <gtest/gtest.h>

#include "daemon/digest.hpp"
#include "handlers/sqs/receipt.hpp"

namespace emulator::sqs {
namespace {

TEST(Digest, OfNoAttributesIsNone) {
  EXPECT_EQ(md5_of_attributes({}), "");
}

TEST(Digest, OfAttributesDoesNotDependOnTheirOrder) {
  const MessageAttribute one{"one", "String", "1"};
  const MessageAttribute two{"two", "Binary", "\x01\x02"};
  EXPECT_EQ(md5_of_attributes({one, two}), md5_of_attributes({two, one}));
  // Encoded by hand as the developer guide says.
  EXPECT_EQ(md5_of_attributes({{"a", "String", "b"}}),
            hex(md5(std::string("\0\0\0\1a\0\0\0\6String\1\0\0\0\1b", 21))));
  EXPECT_EQ(md5_of_attributes({{"a", "Binary", "b"}}),
            hex(md5(std::string("\0\0\0\1a\0\0\0\6Binary\2\0\0\0\1b", 21))));
}

TEST(Receipt, SurvivesItsHandle) {
  const auto receipt = parse_receipt(Receipt{"uid", 7, 123'456'789'012}.handle());
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->queue_uid, "uid");
  EXPECT_EQ(receipt->order, 7u);
  EXPECT_EQ(receipt->serial, 123'456'789'012u);
}

TEST(Receipt, IsNoOtherText) {
  for (const char* text : {"", "x", "!", "c3FzMSB1aWQ=", "c3FzMSB1aWQgMSAyIDM="})
    EXPECT_FALSE(parse_receipt(text)) << text;
}

}  // namespace
}  // namespace emulator::sqs
