#include <gtest/gtest.h>

#include "rendered.hpp"

namespace emulator::vtl {
namespace {

TEST(Set, Takes_its_line_with_it) {
  EXPECT_EQ(rendered("a\n  #set($x = 1)  \nb$x"), "a\nb1");
  EXPECT_EQ(rendered("a #set( $x = 1 ) b"), "a b");
  EXPECT_EQ(rendered("#{set}($x = 1)$x"), "1");
  EXPECT_EQ(rendered("#set $x = 1"), "#set $x = 1");
}

TEST(Set, Null_changes_nothing) {
  EXPECT_EQ(rendered("#set($x = 1)#set($x = $missing)$x"), "1");
}

TEST(Set, Reaches_into_maps_and_lists) {
  EXPECT_EQ(rendered("#set($m = {'a': 1, \"b\": [1, 2]})#set($m.c = 3)#set($m['d'] = 4)"
                     "#set($m.b[0] = 9)$m"),
            "{a=1, b=[9, 2], c=3, d=4}");
}

TEST(Expressions, Calculate_with_integers) {
  EXPECT_EQ(rendered("#set($a = 7)#set($b = ($a + 3) * 2 - $a / 2 % 2)$b"), "19");
  EXPECT_EQ(rendered("#set($a = 1 / 0)$!a#set($b = -3)$b"), "-3");
  EXPECT_EQ(rendered("#set($a = 1.5 + 1)$a #set($b = 1 + 'x')$b"), "2.51x");
  EXPECT_EQ(rendered("#set($a = 2 * 3 + 4)$a"), "10");
}

TEST(Expressions, Compare_and_combine) {
  const auto is = [](const std::string& condition) {
    return rendered("#if(" + condition + ")y#{else}n#end");
  };
  for (const auto* condition : {"1 < 2",
                                "2 <= 2",
                                "3 > 2",
                                "3 >= 3",
                                "1 == 1",
                                "1 != 2",
                                "1 lt 2",
                                "2 le 2",
                                "3 gt 2",
                                "3 ge 3",
                                "1 eq 1",
                                "1 ne 2",
                                "true && !false",
                                "false || true",
                                "true and not false",
                                "false or true",
                                "'a' == 'a'",
                                "'1' == 1",
                                "1 == 1.0",
                                "!$u",
                                "$u == $v",
                                "''",
                                "[]",
                                "{}",
                                "(1 < 2) && (2 < 3)",
                                "1 + 1 == 2",
                                "!(1 > 2)",
                                "[1,2] == [1,2]",
                                "$u != 'x'"}) {
    EXPECT_EQ(is(condition), "y") << condition;
  }
  for (const auto* condition : {"1 > 2", "$u", "false", "'a' < 'b'", "'a' == 'b'", "$u == 'x'",
                                "true && $u", "!'x'", "'a' != 'a'"}) {
    EXPECT_EQ(is(condition), "n") << condition;
  }
}

TEST(Expressions, Strings_interpolate_in_double_quotes_alone) {
  EXPECT_EQ(rendered("#set($a = 1)#set($b = \"<$a ${a}x $u>\")$b#set($c = '<$a>')$c"),
            "<1 1x $u><$a>");
  EXPECT_EQ(rendered("#set($a = \"#if(true)y#end\")$a"), "y");
  EXPECT_EQ(rendered("#set($a = \"say \"\"hi\"\"\")$a#set($b = 'it''s')$b"), "say \"hi\"it's");
  EXPECT_EQ(rendered(R"(#set($a = "x\"y")$a)"), R"(x\"y)");
}

TEST(Expressions, Malformed_ones_say_where) {
  EXPECT_EQ(rendered("#set($a = )"), "FAULT: line 1, column 11: ')' begins no expression");
  EXPECT_EQ(rendered("#if(1"), "FAULT: line 1, column 6: #if misses its ')'");
}

TEST(If, Takes_the_first_branch_that_is_true) {
  const std::string text = "#if($a == 1)one#elseif($a == 2)two#elseif($a == 3)three#{else}more#end";
  EXPECT_EQ(rendered("#set($a = 1)" + text), "one");
  EXPECT_EQ(rendered("#set($a = 3)" + text), "three");
  EXPECT_EQ(rendered("#set($a = 4)" + text), "more");
}

TEST(If, Takes_the_ends_of_its_lines_but_not_their_beginnings) {
  EXPECT_EQ(rendered("{\n  #if(true)  \n  \"a\"\n  #else\n  \"b\"\n  #end\n}"),
            "{\n    \"a\"\n  }");
}

TEST(If, Without_an_end_is_a_fault) {
  EXPECT_EQ(rendered("#if(true) a"), "FAULT: line 1, column 12: #if has no #end");
  EXPECT_EQ(rendered("a #end"),
            "FAULT: line 1, column 7: a directive that ends a block stands outside of one");
  EXPECT_EQ(rendered("#endif #ends #elsewhere"), "#endif #ends #elsewhere");
}

TEST(Foreach, Goes_over_lists_ranges_and_the_values_of_maps) {
  EXPECT_EQ(rendered("#foreach($x in [1, 'b', true])$x;#end"), "1;b;true;");
  EXPECT_EQ(rendered("#foreach( $x in [1..3] )$x#end #foreach($x in [3..1])$x#end"), "123 321");
  EXPECT_EQ(rendered("#foreach($x in {'a': 1, 'b': 2})$x#end"), "12");
  EXPECT_EQ(rendered("#set($n = 2)#foreach($x in [0..$n])$x#end"), "012");
  EXPECT_EQ(rendered("[#foreach($x in $u)$x#end]"), "[]");
}

TEST(Foreach, Knows_where_it_is) {
  EXPECT_EQ(rendered("#foreach($x in ['a','b','c'])$foreach.index$foreach.count$velocityCount"
                     "#if($foreach.first)F#end#if($foreach.last)L#end"
                     "#if($foreach.hasNext),#end#end"),
            "011F,122,233L");
  EXPECT_EQ(rendered("#foreach($x in [1,2])#foreach($y in [1])$foreach.parent.count#end#end"),
            "12");
}

TEST(Foreach, Leaves_its_variable_as_it_was) {
  EXPECT_EQ(rendered("#set($x = 'old')#foreach($x in [1])$x#end$x$foreach"), "1old$foreach");
}

TEST(Foreach, Ends_with_break) {
  EXPECT_EQ(rendered("#foreach($x in [1..9])#if($x == 3)#break#end$x#end."), "12.");
}

TEST(Foreach, Ends_after_a_thousand_iterations) {
  EXPECT_EQ(rendered("#foreach($x in [1..2000])#set($n = $x)#end$n"), "1000");
}

TEST(Stop, Ends_everything) {
  EXPECT_EQ(rendered("a#foreach($x in [1,2])b#stop c#end d"), "ab");
}

TEST(Define, Is_rendered_where_it_is_used) {
  EXPECT_EQ(rendered("#define($block)<$x>#end#set($x = 1)$block#set($x = 2)$block"), "<1><2>");
}

TEST(Define, Cannot_render_itself) {
  EXPECT_EQ(rendered("#define($a)$a#end$a"), "FAULT: a defined block renders itself");
}

TEST(Macro, Is_called_with_its_arguments_by_name) {
  EXPECT_EQ(rendered("#macro(pair $a $b)($a,$b)#end#pair(1 'x')#pair('y', 2)#pair(1)"),
            "(1,x)(y,2)(1,$b)");
  EXPECT_EQ(rendered("#later('x')#macro(later $a)<$a>#end"), "<x>");
  EXPECT_EQ(rendered("#macro(twice $v)$v$v#set($n = 5)#end#set($n = 1)#twice(\"$n\")$n"), "115");
}

TEST(Macro, Has_a_body_with_an_at_sign) {
  EXPECT_EQ(rendered("#macro(wrap)<$bodyContent>#end#@wrap()in#end"), "<in>");
}

TEST(Macro, Unknown_ones_are_text) {
  EXPECT_EQ(rendered("#foo('x') #bar #fff #1"), "#foo('x') #bar #fff #1");
}

TEST(Macro, Cannot_call_itself_for_ever) {
  EXPECT_EQ(rendered("#macro(a)#a()#end#a()"), "FAULT: line 1: the macro a is called too deeply");
}

TEST(Comments, Leave_nothing) {
  EXPECT_EQ(rendered("a## comment $x #if\nb#* many\nlines *#c#** doc *#d"), "abcd");
  EXPECT_EQ(rendered("a##"), "a");
}

TEST(Literals, Are_not_parsed) {
  EXPECT_EQ(rendered("#[[$a #if ## x]]#$!b"), "$a #if ## x");
}

TEST(Includes, Are_not_there) {
  EXPECT_EQ(rendered("#parse('x')"), "FAULT: line 1, column 7: #parse is not available");
}

}  // namespace
}  // namespace emulator::vtl
