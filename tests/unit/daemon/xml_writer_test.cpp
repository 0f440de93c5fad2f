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

TEST(XmlWriter, EscapesAtEveryPlaceOfALongText) {
  for (std::size_t place = 0; place < 20; ++place) {
    std::string text(20, '\t');
    std::string expected = text;
    text.replace(place, 1, "\xc3\xbc&\x02");
    expected.replace(place, 1, "\xc3\xbc&amp;&#x2;");
    XmlWriter xml;
    xml.element("a", text);
    EXPECT_EQ(xml.take(), "<a>" + expected + "</a>") << place;
  }
}

}  // namespace
}  // namespace emulator::aws
