#include "handlers/apigateway_sdk/zip_writer.hpp"

#include <gmock/gmock.h>

#include "lambda/zip_reader.hpp"

namespace emulator::apigateway_sdk {
namespace {

TEST(ZipWriter, Writes_what_unzip_reads) {
  const Files files{{"a/empty", ""},
                    {"a/läng", std::string(100'000, 'x') + "end"},
                    {"b", std::string("\0\n\xff", 3)}};
  const std::string archive = zip(files, Time(std::chrono::seconds(1'700'000'000)));
  EXPECT_LT(archive.size(), 1000);
  lambda::ZipReader reader(archive);
  ASSERT_TRUE(reader.is_zip());
  Files read;
  lambda::ZipEntry entry;
  while (reader.next(entry) == lambda::ZipReader::Step::entry) {
    EXPECT_EQ(entry.kind, lambda::ZipEntry::Kind::file);
    EXPECT_EQ(entry.mode, 0644);
    std::string content(entry.size + 1, '\0');
    ASSERT_TRUE(reader.open());
    content.resize(static_cast<std::size_t>(
        reader.read(content.data(), static_cast<unsigned>(content.size()))));
    EXPECT_TRUE(reader.close()) << entry.name;
    read.emplace(entry.name, content);
  }
  EXPECT_EQ(read, files);
}

}  // namespace
}  // namespace emulator::apigateway_sdk
