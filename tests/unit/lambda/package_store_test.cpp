#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <fstream>
#include <iterator>
#include <optional>

#include "daemon/activity.hpp"
#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/platform.hpp"
#include "daemon/random.hpp"
#include "lambda/package.hpp"
#include "zip_maker.hpp"

namespace emulator::lambda {
namespace {

namespace asio = boost::asio;
using Added = aws::Result<std::shared_ptr<const Package>>;

class PackageStoreTest : public testing::Test {
 protected:
  std::shared_ptr<std::optional<Added>> begin_add(const std::string& zip) {
    auto result = std::make_shared<std::optional<Added>>();
    asio::co_spawn(loop_, store_.add(zip), [result](std::exception_ptr failure, Added added) {
      EXPECT_FALSE(failure);
      result->emplace(std::move(added));
    });
    return result;
  }

  void run() {
    loop_.run();
    loop_.restart();
  }

  Added add(const std::string& zip) {
    const auto result = begin_add(zip);
    run();
    return std::move(result->value());
  }

  ScratchDirectory directory_;
  asio::io_context loop_;
  asio::thread_pool workers_{2};
  ManualClock clock_;
  SeededRandom random_;
  Activity activity_{loop_.get_executor()};
  Config config_;
  Platform platform_{loop_.get_executor(), workers_, clock_, random_, activity_, config_};
  PackageStore store_{platform_, directory_.path()};
};

std::string sample() {
  return ZipMaker().add("bootstrap", "#!/bin/sh", 0100755).bytes();
}

TEST_F(PackageStoreTest, unpacks_and_describes_a_zip) {
  const std::string zip = sample();
  const auto package = add(zip);
  ASSERT_TRUE(package.has_value());
  EXPECT_TRUE(std::filesystem::exists((*package)->root / "bootstrap"));
  EXPECT_EQ((*package)->size, zip.size());
  EXPECT_EQ((*package)->sha256.size(), 44U);
  std::ifstream copy((*package)->zip_path, std::ios::binary);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(copy), {}), zip);
}

TEST_F(PackageStoreTest, hashes_as_CodeSha256_does) {
  const auto zip = base64_decode(
      "UEsDBBQAAAAAAAAAIQC379yDAQAAAAEAAAABAAAAYTFQSwECFAMUAAAAAAAAACEAt+/cgwEAAAABAAAAAQAAAAAA"
      "AAAAAAAApAEAAAAAYVBLBQYAAAAAAQABAC8AAAAgAAAAAAA=");
  const auto package = add(zip.value());
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ((*package)->sha256, "z0KeA8UpR/JeS1Q2QAij1ygXcNFV3G6HU2K5ibBbED0=");
}

TEST_F(PackageStoreTest, shares_the_same_bytes) {
  const std::string zip = sample();
  const auto first = begin_add(zip);
  const auto second = begin_add(zip);
  run();
  const auto third = add(zip);
  EXPECT_EQ(first->value().value(), second->value().value());
  EXPECT_EQ(first->value().value(), third.value());
  workers_.join();
  const auto entries = std::filesystem::directory_iterator(directory_.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST_F(PackageStoreTest, removes_a_package_with_its_last_owner) {
  auto package = add(sample());
  auto other = *package;
  package = Added(nullptr);
  EXPECT_TRUE(std::filesystem::exists(other->root));
  other.reset();
  workers_.join();
  EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
}

TEST_F(PackageStoreTest, unpacks_again_what_was_removed) {
  const std::string zip = sample();
  ASSERT_TRUE(add(zip).has_value());
  const auto again = add(zip);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(std::filesystem::exists((*again)->root / "bootstrap"));
}

TEST_F(PackageStoreTest, leaves_nothing_of_a_bad_zip) {
  const auto refused = add(ZipMaker().add("good", "1").add("../evil", "1").bytes());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "InvalidParameterValueException");
  EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
}

}  // namespace
}  // namespace emulator::lambda
