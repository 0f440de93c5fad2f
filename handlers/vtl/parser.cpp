#include "handlers/vtl/parser.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace emulator::vtl {

namespace {

// Blocks in blocks, and expressions in expressions.
constexpr int deepest = 100;

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_directive_character(char c) noexcept {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '@';
}

constexpr std::array<std::string_view, 9> keywords = {"if",      "else",   "elseif", "end", "set",
                                                      "foreach", "define", "macro",  "stop"};

}  // namespace

SyntaxTree parse_template(std::string_view text) {
  SyntaxTree tree;
  Parser(text, tree).parse(tree.root);
  return tree;
}

bool Parser::parse(Node& out) {
  const End end = block(out);
  if (!failed() && end != End::text) fail("a directive that ends a block stands outside of one");
  return !failed();
}

void Parser::add_text(Node& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.children.empty()) {
    Node& last = out.children.back();
    const bool adjoins =
        last.kind == Node::Kind::text && last.source.data() + last.source.size() == text.data();
    if (adjoins) {
      last.source = {last.source.data(), last.source.size() + text.size()};
      return;
    }
  }
  Node node{Node::Kind::text};
  node.source = text;
  out.children.push_back(std::move(node));
}

Parser::End Parser::block(Node& out) {
  if (++depth_ > deepest) fail("it nests too deeply");
  End end = End::text;
  while (!at_end() && !failed()) {
    const auto plain = std::min(text_.find_first_of("$#\\", at_), text_.size());
    add_text(out, text_.substr(at_, plain - at_));
    at_ = plain;
    if (at_end()) break;
    if (peek() == '\\') {
      backslashes(out);
    } else if (peek() == '$') {
      if (is_reference(at_)) {
        out.children.push_back(reference());
      } else {
        add_text(out, text_.substr(at_++, 1));
      }
    } else if (!comment_or_literal(out)) {
      if (const auto ended = directive(out)) {
        end = *ended;
        break;
      }
    }
  }
  --depth_;
  return end;
}

// Backslashes mean something right before a reference or a directive, and nothing elsewhere.
void Parser::backslashes(Node& out) {
  const std::size_t start = at_;
  while (peek() == '\\')
    ++at_;
  const std::size_t count = at_ - start;
  if (peek() == '$' && is_reference(at_)) {
    Node node = reference();
    node.escapes = static_cast<std::uint16_t>(std::min<std::size_t>(count, 1000));
    out.children.push_back(std::move(node));
    return;
  }
  std::size_t end = at_;
  const auto word = peek() == '#' ? directive_word(at_ + 1, end) : std::string_view();
  const bool is_known = std::find(keywords.begin(), keywords.end(), word) != keywords.end() ||
                        word == "break" || tree_.macros.contains(word);
  if (!is_known) return add_text(out, text_.substr(start, count));
  add_text(out, text_.substr(start, count / 2));
  if (count % 2 == 0) return;
  add_text(out, text_.substr(at_, end - at_));
  at_ = end;
}

bool Parser::comment_or_literal(Node& out) {
  if (sees("##")) {
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    skip_line_end();
    return true;
  }
  if (sees("#*")) {
    const auto end = text_.find("*#", at_ + 2);
    if (end == text_.npos) fail("a comment does not end");
    at_ = end + 2;
    return true;
  }
  if (!sees("#[[")) return false;
  const auto end = text_.find("]]#", at_ + 3);
  if (end == text_.npos) {
    fail("a literal block does not end");
  } else {
    add_text(out, text_.substr(at_ + 3, end - at_ - 3));
    at_ = end + 3;
  }
  return true;
}

// "if" of "#if" and of "#{if}"; `at` is behind the '#'.
std::string_view Parser::directive_word(std::size_t at, std::size_t& end) const {
  const bool in_braces = at < text_.size() && text_[at] == '{';
  if (in_braces) ++at;
  const std::size_t start = at;
  if (at < text_.size() && (is_letter(text_[at]) || text_[at] == '_' || text_[at] == '@')) {
    while (at < text_.size() && is_directive_character(text_[at]))
      ++at;
  }
  const auto word = text_.substr(start, at - start);
  if (in_braces) {
    if (at >= text_.size() || text_[at] != '}') return {};
    ++at;
  }
  end = at;
  return word;
}

std::optional<Parser::End> Parser::directive(Node& out) {
  const std::size_t start = at_;
  std::size_t end = at_;
  const auto word = directive_word(at_ + 1, end);
  if (word.empty()) {
    add_text(out, text_.substr(at_++, 1));
    return std::nullopt;
  }
  at_ = end;
  if (word == "end" || word == "else") {
    skip_line_end();
    return word == "end" ? End::end : End::else_;
  }
  if (word == "elseif") return End::elseif;
  if (!keyword_directive(word, start, out) && !macro_call(word, start, out)) {
    at_ = end;
    add_text(out, text_.substr(start, end - start));
  }
  return std::nullopt;
}

bool Parser::keyword_directive(std::string_view word, std::size_t start, Node& out) {
  if (word == "if") {
    if_directive(out);
  } else if (word == "set") {
    // Only with a parenthesis on its heels it is the directive, and takes the space before it.
    const auto open = text_.find_first_not_of(' ', at_);
    if (open == text_.npos || text_[open] != '(') return false;
    if (!out.children.empty() && out.children.back().kind == Node::Kind::text) {
      auto& before = out.children.back().source;
      if (before.data() + before.size() == text_.data() + start) {
        while (before.ends_with(' ') || before.ends_with('\t'))
          before.remove_suffix(1);
      }
    }
    set_directive(out);
  } else if (word == "foreach") {
    foreach_directive(out);
  } else if (word == "define") {
    define_directive(out);
  } else if (word == "macro") {
    macro_directive();
  } else if (word == "stop") {
    out.children.push_back(Node{Node::Kind::stop});
  } else if (word == "break") {
    out.children.push_back(Node{Node::Kind::break_});
    if (peek() == '(') {
      at_ = std::min(text_.find(')', at_), text_.size());
      close("#break");
    }
  } else if (word == "include" || word == "parse" || word == "evaluate") {
    const auto open = text_.find_first_not_of(" \t", at_);
    if (open == text_.npos || text_[open] != '(') return false;
    fail(fmt::format("#{} is not available", word));
  } else {
    return false;
  }
  return true;
}

void Parser::close(std::string_view directive) {
  skip_space();
  if (!take(')')) return fail(fmt::format("{} misses its ')'", directive));
  skip_line_end();
}

// Spaces and the end of the line behind a directive go with it; spaces alone stay.
void Parser::skip_line_end() {
  const auto end = text_.find_first_not_of(" \t", at_);
  if (end == text_.npos) return;
  if (text_[end] == '\n') {
    at_ = end + 1;
  } else if (text_[end] == '\r') {
    at_ = end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
  }
}

void Parser::body(Node& out, std::string_view directive) {
  if (failed()) return;
  Node inner{Node::Kind::block};
  if (block(inner) != End::end && !failed()) fail(fmt::format("{} has no #end", directive));
  out.children.push_back(std::move(inner));
}

void Parser::if_directive(Node& out) {
  Node node{Node::Kind::branch};
  End end = End::elseif;
  while (!failed() && end != End::end) {
    if (end == End::elseif) {
      skip_space();
      if (!take('(')) return fail("#if misses its '('");
      node.children.push_back(expression());
      close("#if");
    }
    if (failed()) return;
    Node inner{Node::Kind::block};
    const End before = end;
    end = block(inner);
    if (failed()) return;
    if (end == End::text) return fail("#if has no #end");
    if (before == End::else_ && end != End::end) return fail("#else is not the last branch");
    node.children.push_back(std::move(inner));
  }
  out.children.push_back(std::move(node));
}

void Parser::set_directive(Node& out) {
  Node node{Node::Kind::set};
  node.line = line();
  skip_space();
  take('(');
  skip_space();
  if (peek() != '$' || !is_reference(at_)) return fail("#set has no reference to set");
  node.children.push_back(reference());
  skip_space();
  if (!take('=')) return fail("#set misses its '='");
  node.children.push_back(expression());
  close("#set");
  out.children.push_back(std::move(node));
}

void Parser::foreach_directive(Node& out) {
  Node node{Node::Kind::foreach};
  node.line = line();
  skip_space();
  if (!take('(')) return fail("#foreach misses its '('");
  skip_space();
  if (peek() != '$' || !is_reference(at_)) return fail("#foreach has no variable");
  node.name = reference().name;
  skip_space();
  if (!sees("in")) return fail("#foreach misses its 'in'");
  at_ += 2;
  node.children.push_back(parameter());
  close("#foreach");
  body(node, "#foreach");
  out.children.push_back(std::move(node));
}

void Parser::define_directive(Node& out) {
  Node node{Node::Kind::define};
  skip_space();
  if (!take('(')) return fail("#define misses its '('");
  skip_space();
  if (peek() != '$' || !is_reference(at_)) return fail("#define has no variable");
  node.name = reference().name;
  close("#define");
  body(node, "#define");
  out.children.push_back(std::move(node));
}

void Parser::macro_directive() {
  skip_space();
  if (!take('(')) return fail("#macro misses its '('");
  skip_space();
  std::size_t end = at_;
  const auto name = directive_word(at_, end);
  if (name.empty()) return fail("#macro has no name");
  at_ = end;
  Macro macro{{}, Node{Node::Kind::block}};
  for (skip_space(); !failed() && peek() != ')'; skip_space()) {
    if (take(',')) continue;
    if (peek() != '$' || !is_reference(at_)) return fail("#macro has a parameter without name");
    macro.parameters.push_back(reference().name);
  }
  close("#macro");
  Node holder{Node::Kind::block};
  // Known before its body is read, which may call it.
  tree_.macros.try_emplace(name, Macro{{}, Node{Node::Kind::block}});
  body(holder, "#macro");
  if (failed()) return;
  macro.body = std::move(holder.children.front());
  tree_.macros.insert_or_assign(name, std::move(macro));
}

// Any word with arguments may be a macro that is defined further down. Where the arguments are
// none, it is text.
bool Parser::macro_call(std::string_view word, std::size_t start, Node& out) {
  const auto open = text_.find_first_not_of(" \t", at_);
  if (open == text_.npos || text_[open] != '(') return false;
  const bool has_body = word.starts_with('@');
  Node node{Node::Kind::macro_call};
  node.line = line();
  node.name = has_body ? word.substr(1) : word;
  node.has_body = has_body;
  at_ = open + 1;
  for (skip_space(); peek() != ')'; skip_space()) {
    if (at_end()) return false;
    if (take(',')) continue;
    if (!begins_parameter(at_)) return false;
    node.children.push_back(parameter());
    if (failed()) return true;
  }
  close(word);
  node.source = text_.substr(start, at_ - start);
  if (has_body) body(node, word);
  out.children.push_back(std::move(node));
  return true;
}

bool Parser::take(char c) {
  if (peek() != c || at_end()) return false;
  ++at_;
  return true;
}

void Parser::skip_space() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
}

std::uint32_t Parser::line() const {
  const auto read = text_.substr(0, std::min(at_, text_.size()));
  return first_line_ + static_cast<std::uint32_t>(std::count(read.begin(), read.end(), '\n'));
}

void Parser::fail(std::string_view what) {
  if (failed()) return;
  const std::size_t begin = text_.substr(0, std::min(at_, text_.size())).rfind('\n') + 1;
  tree_.fault = fmt::format("line {}, column {}: {}", line(), at_ - begin + 1, what);
  at_ = text_.size();
}

}  // namespace emulator::vtl
