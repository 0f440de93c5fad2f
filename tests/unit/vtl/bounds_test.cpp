#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rendered.hpp"

namespace emulator::vtl {
namespace {

using ::testing::HasSubstr;

TEST(Bounds, Loops_in_loops_end) {
  const std::string loop = "#foreach($a in [1..1000])";
  EXPECT_THAT(rendered(loop + loop + loop + "#set($x = $a)#end#end#end"),
              HasSubstr("too many steps"));
}

TEST(Bounds, Texts_that_double_end) {
  EXPECT_THAT(rendered("#set($x = 'xxxxxxxxxx')#foreach($i in [1..100])#set($x = \"$x$x\")#end"),
              HasSubstr("FAULT: "));
  EXPECT_THAT(rendered("#set($x = 'xxxxxxxxxx')#foreach($i in [1..100])#set($x = $x + $x)#end"),
              HasSubstr("FAULT: "));
  EXPECT_THAT(rendered("#set($x='aaaaaaaaaa')#foreach($i in [1..50])"
                       "#set($x = $x.replaceAll('a', 'aaaaaaaaaaaaaaaaaaaa'))#end"),
              HasSubstr("FAULT: "));
}

TEST(Bounds, Lists_that_double_end) {
  EXPECT_THAT(rendered("#set($l = [1])#foreach($i in [1..100])#set($x = $l.addAll($l))#end"),
              HasSubstr("FAULT: "));
  EXPECT_THAT(rendered("#set($l = [1..1000000000])"), HasSubstr("FAULT: "));
}

TEST(Bounds, Cycles_are_no_text) {
  EXPECT_THAT(rendered("#set($l = [])#set($x = $l.add($l))$l"), HasSubstr("nests too deeply"));
  EXPECT_THAT(rendered("#set($m = {})#set($m.m = $m)$m"), HasSubstr("nests too deeply"));
  EXPECT_EQ(rendered("#set($m = {})#set($m.m = $m)#set($n = {})#set($n.m = $n)#if($m == $n)#end"),
            "");
}

TEST(Bounds, Output_is_bounded) {
  Limits limits;
  limits.output = 100;
  EXPECT_THAT(Renderer()("#foreach($i in [1..200])x#end", limits), HasSubstr("output is too long"));
}

TEST(Bounds, Deep_nesting_is_a_fault) {
  std::string parentheses = "#set($a = ";
  parentheses.append(5000, '(');
  EXPECT_THAT(rendered(parentheses), HasSubstr("nests too deeply"));
  std::string blocks;
  for (int i = 0; i < 5000; ++i)
    blocks += "#if(true)";
  EXPECT_THAT(rendered(blocks), HasSubstr("nests too deeply"));
  std::string lists = "#set($a = ";
  lists.append(5000, '[');
  EXPECT_THAT(rendered(lists), HasSubstr("nests too deeply"));
  std::string negations = "#set($a = ";
  negations.append(5000, '!');
  EXPECT_THAT(rendered(negations), HasSubstr("nests too deeply"));
}

}  // namespace
}  // namespace emulator::vtl
