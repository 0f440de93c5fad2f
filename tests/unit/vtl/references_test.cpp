#include <gtest/gtest.h>

#include "rendered.hpp"

namespace emulator::vtl {
namespace {

TEST(References, What_is_defined_is_replaced) {
  EXPECT_EQ(rendered("#set($a = 'x')$a ${a} $!a $!{a} ${a}y"), "x x x x xy");
}

TEST(References, What_is_not_defined_stays_as_written) {
  EXPECT_EQ(rendered("$a ${a} $a.b.c $a.d('x') ${a.b}"), "$a ${a} $a.b.c $a.d('x') ${a.b}");
}

TEST(References, Quiet_ones_render_nothing) {
  EXPECT_EQ(rendered("[$!a$!{a}$!a.b]"), "[]");
}

TEST(References, Dollars_that_begin_no_reference_are_text) {
  EXPECT_EQ(rendered("$ $1 $$ ${ } $! $- a$"), "$ $1 $$ ${ } $! $- a$");
  EXPECT_EQ(rendered("#set($a=1)$$a"), "$1");
}

TEST(References, A_hyphen_is_part_of_a_name) {
  EXPECT_EQ(rendered("#set($a-b = 1)$a-b"), "1");
}

TEST(References, Properties_and_indices_reach_into_values) {
  Renderer render;
  render.json["v"] = R"({"a":{"b":[1,[2,3]]},"k":"a"})";
  EXPECT_EQ(render("$v.a.b[0] $v.a.b[1][-1] $v['a']['b'][0] $v[$v.k].b[0]"), "1 3 1 1");
  EXPECT_EQ(render("$v.a.missing.more $!v.a.missing.more"), "$v.a.missing.more ");
  EXPECT_EQ(render("$v.a.b[0]."), "1.");
}

TEST(References, An_index_out_of_bounds_is_a_fault) {
  EXPECT_EQ(rendered("#set($l = [1])\n$l[1]"), "FAULT: line 2: $l[1]: Index: 1, Size: 1");
}

TEST(References, Text_in_parentheses_is_no_call) {
  Renderer render;
  render.json["v"] = R"({"a":"x"})";
  EXPECT_EQ(render("$v.a(approximately)"), "x(approximately)");
}

TEST(References, A_backslash_escapes_what_is_defined) {
  EXPECT_EQ(rendered(R"(#set($a = 1)\$a \\$a \\\$a)"), R"($a \1 \$a)");
  EXPECT_EQ(rendered(R"(\$u \\$u)"), R"(\$u \\$u)");
  EXPECT_EQ(rendered(R"(\#if \#set \#foo a\b)"), R"(#if #set \#foo a\b)");
  EXPECT_EQ(rendered(R"("\"$x\"")"), R"("\"$x\"")");
}

TEST(References, Values_print_as_javas) {
  Renderer render;
  render.json["v"] = R"({"m":{"a":1,"b":[1,"x",{"c":null}]},"d":1.5,"e":1e10,"t":true,"n":null})";
  EXPECT_EQ(render("$v.m"), R"({a=1, b=[1,"x",{"c":null}]})");
  EXPECT_EQ(render("$v.d $v.e $v.t $v.n"), "1.5 1.0E10 true $v.n");
  EXPECT_EQ(render("#set($l = [1, 'x', [true]])$l"), "[1, x, [true]]");
}

TEST(References, Malformed_ones_say_where) {
  EXPECT_EQ(rendered("a\nb ${a.b"), "FAULT: line 2, column 8: a reference misses its '}'");
  EXPECT_EQ(rendered("$a[x]"), "FAULT: line 1, column 4: a value is missing");
  EXPECT_EQ(rendered("$a.b(1"), "FAULT: line 1, column 7: a method's arguments miss a ',' or ')'");
}

}  // namespace
}  // namespace emulator::vtl
