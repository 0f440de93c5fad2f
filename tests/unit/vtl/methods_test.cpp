#include <gtest/gtest.h>

#include "rendered.hpp"

namespace emulator::vtl {
namespace {

// What a method call on a variable gives.
std::string call(const std::string& value, const std::string& method) {
  return rendered("#set($v = " + value + ")$v." + method);
}

TEST(TextMethods, Are_those_of_javas_string) {
  EXPECT_EQ(call("'hello'", "length()"), "5");
  EXPECT_EQ(call("'hello'", "substring(1)"), "ello");
  EXPECT_EQ(call("'hello'", "substring(1, 3)"), "el");
  EXPECT_EQ(call("'hello'", "replace('l', 'L')"), "heLLo");
  EXPECT_EQ(call("'hello'", "replaceAll('[aeiou]', '<$0>')"), "h<e>ll<o>");
  EXPECT_EQ(call("'hello'", "replaceFirst('l', '')"), "helo");
  EXPECT_EQ(call("'a,b,,c,,'", "split(',')"), "[a, b, , c]");
  EXPECT_EQ(call("'a,b,c'", "split(',', 2)"), "[a, b,c]");
  EXPECT_EQ(call("'a1b22c'", "split('[0-9]+').size()"), "3");
  EXPECT_EQ(call("'hello'", "contains('ell')"), "true");
  EXPECT_EQ(call("'hello'", "startsWith('he')"), "true");
  EXPECT_EQ(call("'hello'", "startsWith('ll', 2)"), "true");
  EXPECT_EQ(call("'hello'", "endsWith('lo')"), "true");
  EXPECT_EQ(call("'HeLLo'", "toLowerCase()"), "hello");
  EXPECT_EQ(call("'héllo'", "toUpperCase()"), "HÉLLO");
  EXPECT_EQ(call("'  x '", "trim()"), "x");
  EXPECT_EQ(call("'x'", "equals('x')"), "true");
  EXPECT_EQ(call("'x'", "equalsIgnoreCase('X')"), "true");
  EXPECT_EQ(call("''", "isEmpty()"), "true");
  EXPECT_EQ(call("'hello'", "indexOf('l')"), "2");
  EXPECT_EQ(call("'hello'", "indexOf('l', 3)"), "3");
  EXPECT_EQ(call("'hello'", "lastIndexOf('l')"), "3");
  EXPECT_EQ(call("'hello'", "indexOf('z')"), "-1");
  EXPECT_EQ(call("'abc123'", "matches('[a-z]+\\d+')"), "true");
  EXPECT_EQ(call("'abc123'", "matches('[a-z]+')"), "false");
  EXPECT_EQ(call("'abc'", "charAt(1)"), "b");
  EXPECT_EQ(call("'abc'", "concat('d')"), "abcd");
  EXPECT_EQ(call("'abc'", "hashCode()"), "96354");
  EXPECT_EQ(call("'abc'", "toString()"), "abc");
}

TEST(TextMethods, Count_in_utf16) {
  EXPECT_EQ(call("'é😀x'", "length()"), "4");
  EXPECT_EQ(call("'é😀x'", "substring(3)"), "x");
  EXPECT_EQ(call("'é😀x'", "indexOf('x')"), "3");
}

TEST(TextMethods, Fail_as_java_throws) {
  EXPECT_EQ(call("'abc'", "substring(4)"),
            "FAULT: line 1: $v.substring(4): String index out of range: 4");
  EXPECT_EQ(call("'abc'", "substring(2, 1)"),
            "FAULT: line 1: $v.substring(2, 1): String index out of range: 1");
  EXPECT_EQ(call("'abc'", "matches('(')"),
            "FAULT: line 1: $v.matches('('): '(' is no regular expression");
}

TEST(TextMethods, Unknown_ones_are_null) {
  EXPECT_EQ(call("'abc'", "getClass()"), "$v.getClass()");
  EXPECT_EQ(call("'abc'", "class.name"), "$v.class.name");
}

TEST(ListMethods, Are_those_of_javas_list) {
  EXPECT_EQ(call("[1, 2]", "size()"), "2");
  EXPECT_EQ(call("[1, 2]", "get(1)"), "2");
  EXPECT_EQ(call("[1, 2]", "contains(2)"), "true");
  EXPECT_EQ(call("[]", "isEmpty()"), "true");
  EXPECT_EQ(call("[]", "empty"), "true");
  EXPECT_EQ(call("['a', 'b']", "indexOf('b')"), "1");
  EXPECT_EQ(call("[1..5]", "subList(1, 3)"), "[2, 3]");
  EXPECT_EQ(rendered("#set($l = [])#set($x = $l.add('a'))#set($x = $l.add(0, 'b'))$l"), "[b, a]");
  EXPECT_EQ(rendered("#set($l = [])$l.add('a')$!l.add(0, 'b')$l"), "true[b, a]");
  EXPECT_EQ(rendered("#set($l = [1,2,3])$l.remove(0)$l.set(0, 9)$l"), "12[9, 3]");
  EXPECT_EQ(rendered("#set($l = ['a'])#set($k = ['b','c'])$l.addAll($k)$l"), "true[a, b, c]");
}

TEST(MapMethods, Are_those_of_javas_map) {
  EXPECT_EQ(call("{'a': 1}", "get('a')"), "1");
  EXPECT_EQ(call("{'a': 1}", "size()"), "1");
  EXPECT_EQ(call("{'a': 1, 'b': 2}", "keySet()"), "[a, b]");
  EXPECT_EQ(call("{'a': 1, 'b': 2}", "values()"), "[1, 2]");
  EXPECT_EQ(call("{'a': 1}", "entrySet()"), "[a=1]");
  EXPECT_EQ(call("{'a': 1}", "containsKey('a')"), "true");
  EXPECT_EQ(call("{'a': 1}", "containsValue(1)"), "true");
  EXPECT_EQ(call("{}", "isEmpty()"), "true");
  EXPECT_EQ(call("{}", "getOrDefault('a', 7)"), "7");
  EXPECT_EQ(rendered("#set($m = {})$!m.put('a', 1)$m.put('a', 2)$m.remove('a')$m"), "12{}");
  EXPECT_EQ(rendered("#foreach($e in {'a': 1, 'b': 2}.entrySet())$e.key#end"),
            "FAULT: line 1, column 32: #foreach misses its ')'");
  EXPECT_EQ(rendered("#set($m = {'a': 1})#foreach($e in $m.entrySet())$e.key=$e.value,"
                     "$e.getKey()#end"),
            "a=1,a");
}

TEST(NumberMethods, Read_numbers) {
  EXPECT_EQ(rendered("#set($Integer = 0)#set($x = $Integer.parseInt('41') + 1)$x"), "42");
  EXPECT_EQ(rendered("#set($Integer = 0)$Integer.parseInt('x')"),
            "FAULT: line 1: $Integer.parseInt('x'): For input string: \"x\"");
  EXPECT_EQ(rendered("#set($d = 1.0)$d.parseDouble('2.5') $d.intValue()"), "2.5 1");
}

TEST(Util, Encodes_and_decodes) {
  EXPECT_EQ(rendered("$util.urlEncode('a b&c=é/')"), "a+b%26c%3D%C3%A9%2F");
  EXPECT_EQ(rendered("$util.urlDecode('a+b%26c')"), "a b&c");
  EXPECT_EQ(rendered("$util.base64Encode('hello')$util.base64Decode('aGVsbG8=')"), "aGVsbG8=hello");
  EXPECT_EQ(rendered(R"($util.escapeJavaScript('a"b''c\d/é'))"), R"(a\"b\'c\\d\/\u00E9)");
  EXPECT_EQ(rendered(R"(#set($o = $util.parseJson('{"a":[1,2]}'))$o.a[1])"), "2");
  EXPECT_EQ(rendered("$util.parseJson('{')"), "FAULT: line 1: $util.parseJson('{'): it is no JSON");
}

}  // namespace
}  // namespace emulator::vtl
