#include "daemon/aws/xml_writer.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

TEST(XmlWriter, NestsAndEscapes) {
  XmlWriter xml;
  xml.open("a", "xmlns", "u\"v");
  xml.element("b", "<&>\"'");
  xml.element("c", "line\r\n\x01");
  xml.close();
  EXPECT_EQ(xml.take(),
            "<a xmlns=\"u&quot;v\"><b>&lt;&amp;&gt;&quot;'</b><c>line&#xd;\n&#x1;</c></a>");
}

}  // namespace
}  // namespace emulator::aws
