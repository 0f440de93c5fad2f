#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace emulator::aws {

// Writes an XML document as a string; text and attribute values are escaped. Characters that
// XML 1.0 cannot hold are written as numeric references, as AWS does.
class XmlWriter {
 public:
  void open(std::string_view name);
  void open(std::string_view name, std::string_view attribute, std::string_view value);
  void close();
  void text(std::string_view value);
  // <name>value</name>
  void element(std::string_view name, std::string_view value);

  // The document so far; every element must have been closed.
  std::string take();

 private:
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace emulator::aws
