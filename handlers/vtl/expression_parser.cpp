// References and expressions of the template parser.

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "handlers/vtl/parser.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

constexpr int deepest = 100;

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
// Velocity's names hold hyphens: $foo-bar is one reference.
bool is_identifier_character(char c) noexcept {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_';
}

struct Symbol {
  std::string_view text;
  Node::Operator operation;
  int level;
};

using enum Node::Operator;

// The longer ones first.
constexpr std::array symbols = {
    Symbol{"||", or_, 0},
    Symbol{"&&", and_, 1},
    Symbol{"==", equal, 2},
    Symbol{"!=", not_equal, 2},
    Symbol{"<=", less_or_equal, 3},
    Symbol{">=", greater_or_equal, 3},
    Symbol{"<", less, 3},
    Symbol{">", greater, 3},
    Symbol{"+", add, 4},
    Symbol{"-", subtract, 4},
    Symbol{"*", multiply, 5},
    Symbol{"/", divide, 5},
    Symbol{"%", modulo, 5},
    Symbol{"or", or_, 0},
    Symbol{"and", and_, 1},
    Symbol{"eq", equal, 2},
    Symbol{"ne", not_equal, 2},
    Symbol{"le", less_or_equal, 3},
    Symbol{"ge", greater_or_equal, 3},
    Symbol{"lt", less, 3},
    Symbol{"gt", greater, 3},
};
constexpr int levels = 6;

}  // namespace

bool Parser::is_reference(std::size_t at) const {
  ++at;
  if (at < text_.size() && text_[at] == '!') ++at;
  if (at < text_.size() && text_[at] == '{') ++at;
  return at < text_.size() && (is_letter(text_[at]) || text_[at] == '_');
}

std::string_view Parser::identifier() {
  const std::size_t start = at_;
  while (!at_end() && is_identifier_character(text_[at_]))
    ++at_;
  return text_.substr(start, at_ - start);
}

Node Parser::reference() {
  Node node{Node::Kind::reference};
  node.line = line();
  const std::size_t start = at_++;
  node.quiet = take('!');
  const bool in_braces = take('{');
  node.name = identifier();
  if (++depth_ > deepest) fail("it nests too deeply");
  reference_steps(node);
  --depth_;
  if (in_braces && !take('}')) fail("a reference misses its '}'");
  node.source = text_.substr(start, std::min(at_, text_.size()) - start);
  return node;
}

void Parser::reference_steps(Node& out) {
  for (;;) {
    if (failed()) return;
    if (peek() == '[') {
      ++at_;
      Node step{Node::Kind::index};
      step.children.push_back(parameter());
      skip_space();
      if (!take(']')) return fail("an index misses its ']'");
      out.children.push_back(std::move(step));
      continue;
    }
    if (peek() != '.' || !is_letter(peek(1))) return;
    ++at_;
    Node step{Node::Kind::property};
    step.name = identifier();
    // A parenthesis with something else in it is text behind a property.
    std::size_t inside = peek() == '(' ? text_.find_first_not_of(" \t\r\n", at_ + 1) : text_.npos;
    if (inside != text_.npos && (text_[inside] == ')' || begins_parameter(inside))) {
      step.kind = Node::Kind::method;
      ++at_;
      skip_space();
      while (!failed() && !take(')')) {
        step.children.push_back(parameter());
        skip_space();
        if (!take(',') && peek() != ')') fail("a method's arguments miss a ',' or ')'");
      }
    }
    out.children.push_back(std::move(step));
  }
}

bool Parser::begins_parameter(std::size_t at) const {
  const auto rest = text_.substr(std::min(at, text_.size()));
  if (rest.empty()) return false;
  const char c = rest.front();
  if (c == '$') return is_reference(at);
  if (c == '"' || c == '\'' || c == '[' || c == '{' || is_digit(c)) return true;
  if (c == '-') return rest.size() > 1 && is_digit(rest[1]);
  for (const std::string_view word : {"true", "false"}) {
    const bool is_longer = rest.size() > word.size() && is_identifier_character(rest[word.size()]);
    if (rest.starts_with(word) && !is_longer) return true;
  }
  return false;
}

// What may stand as an argument: Velocity takes no operators there.
Node Parser::parameter() {
  skip_space();
  if (!begins_parameter(at_)) {
    fail("a value is missing");
    return Node{Node::Kind::boolean};
  }
  return primary();
}

Node::Operator Parser::operation(int level) {
  for (const Symbol& symbol : symbols) {
    if (!sees(symbol.text)) continue;
    const std::size_t size = symbol.text.size();
    if (is_letter(symbol.text.front()) && is_identifier_character(peek(size))) continue;
    if (symbol.level != level) return none;
    at_ += size;
    return symbol.operation;
  }
  return none;
}

Node Parser::expression(int level) {
  if (level == levels) return unary();
  Node left = expression(level + 1);
  while (!failed()) {
    skip_space();
    const Node::Operator found = operation(level);
    if (found == none) break;
    Node node{Node::Kind::binary};
    node.operation = found;
    node.line = line();
    node.children.push_back(std::move(left));
    node.children.push_back(expression(level + 1));
    left = std::move(node);
  }
  return left;
}

Node Parser::unary() {
  skip_space();
  const bool by_word = sees("not") && !is_identifier_character(peek(3));
  if (!by_word && !(peek() == '!' && peek(1) != '=')) return primary();
  at_ += by_word ? 3 : 1;
  Node node{Node::Kind::negation};
  if (++depth_ > deepest) fail("it nests too deeply");
  if (!failed()) node.children.push_back(unary());
  --depth_;
  return node;
}

Node Parser::primary() {
  skip_space();
  Node node{Node::Kind::boolean};
  if (++depth_ > deepest) {
    fail("it nests too deeply");
  } else if (peek() == '(') {
    ++at_;
    node = expression();
    skip_space();
    if (!take(')')) fail("an expression misses its ')'");
  } else if (!begins_parameter(at_)) {
    fail(at_end() ? "an expression is not complete"
                  : fmt::format("'{}' begins no expression", peek()));
  } else if (peek() == '$') {
    node = reference();
  } else if (peek() == '"' || peek() == '\'') {
    node = quoted();
  } else if (peek() == '[') {
    node = bracketed();
  } else if (peek() == '{') {
    node = map();
  } else if (is_letter(peek())) {
    node.integer = peek() == 't';
    identifier();
  } else {
    node = number();
  }
  --depth_;
  return node;
}

Node Parser::number() {
  const std::size_t start = at_;
  take('-');
  while (is_digit(peek()))
    ++at_;
  Node node{Node::Kind::integer};
  // "1..3" is a range of integers.
  if (peek() == '.' && peek(1) != '.') {
    node.kind = Node::Kind::number;
    ++at_;
    while (is_digit(peek()))
      ++at_;
  }
  const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
  if ((peek() == 'e' || peek() == 'E') && is_digit(peek(sign))) {
    node.kind = Node::Kind::number;
    at_ += sign;
    while (is_digit(peek()))
      ++at_;
  }
  const auto digits = text_.substr(start, at_ - start);
  if (node.kind == Node::Kind::integer) {
    const auto value = parse_integer(digits);
    if (!value) fail("an integer is too large");
    node.integer = value.value_or(0);
  } else {
    const auto value = parse_double(digits);
    if (!value) fail("a number is too large");
    node.number = value.value_or(0);
  }
  return node;
}

// Quotes inside are doubled; in double quotes a backslash before one keeps it inside as well, and
// stays where it is.
Node Parser::quoted() {
  const char quote = peek();
  const std::uint32_t begin_line = line();
  const std::size_t start = ++at_;
  bool has_doubled = false;
  for (;; ++at_) {
    if (at_end()) {
      fail("a string does not end");
      return Node{Node::Kind::literal_text};
    }
    if (quote == '"' && peek() == '\\' && (peek(1) == '\\' || peek(1) == '"')) {
      ++at_;
    } else if (peek() == quote) {
      if (peek(1) != quote) break;
      has_doubled = true;
      ++at_;
    }
  }
  auto inside = text_.substr(start, at_++ - start);
  if (has_doubled) {
    std::string single;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      single.push_back(inside[i]);
      if (inside[i] == quote && i + 1 < inside.size() && inside[i + 1] == quote) ++i;
    }
    inside = tree_.unquoted.emplace_back(std::move(single));
  }
  Node node{Node::Kind::literal_text};
  node.source = inside;
  if (quote == '\'' || inside.find_first_of("$#") == inside.npos) return node;
  node.kind = Node::Kind::interpolated;
  Parser(inside, tree_, depth_, begin_line).parse(node);
  if (failed()) at_ = text_.size();
  return node;
}

// [1, 2] and [1..2].
Node Parser::bracketed() {
  ++at_;
  Node node{Node::Kind::list};
  skip_space();
  while (!failed() && !take(']')) {
    node.children.push_back(parameter());
    skip_space();
    if (node.children.size() == 1 && sees("..")) {
      at_ += 2;
      node.kind = Node::Kind::range;
      node.children.push_back(parameter());
      skip_space();
      if (!take(']')) fail("a range misses its ']'");
      return node;
    }
    if (!take(',') && peek() != ']') fail("a list misses a ',' or ']'");
  }
  return node;
}

Node Parser::map() {
  ++at_;
  Node node{Node::Kind::map};
  skip_space();
  while (!failed() && !take('}')) {
    node.children.push_back(parameter());
    skip_space();
    if (!take(':')) {
      fail("a map misses a ':'");
      break;
    }
    node.children.push_back(parameter());
    skip_space();
    if (!take(',') && peek() != '}') fail("a map misses a ',' or '}'");
  }
  return node;
}

}  // namespace emulator::vtl
