#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/vtl/ast.hpp"

namespace emulator::vtl {

struct SyntaxTree {
  Node root{Node::Kind::block};
  Macros macros;
  // Texts that do not stand in the template as they are: quoted quotes in literals.
  std::deque<std::string> unquoted;
  std::string fault;  // not empty when the text is no template
};

// `text` must outlive the tree.
SyntaxTree parse_template(std::string_view text);

// Reads a template by recursive descent. The first fault ends it.
class Parser {
 public:
  Parser(std::string_view text, SyntaxTree& tree, int depth = 0, std::uint32_t line = 1)
      : text_(text), tree_(tree), depth_(depth), first_line_(line) {}

  // The whole text; false when there is a fault in it.
  bool parse(Node& block);

 private:
  // Why a block ended.
  enum class End { text, end, else_, elseif };

  // template: parser.cpp
  End block(Node& out);
  void backslashes(Node& out);
  bool comment_or_literal(Node& out);
  std::optional<End> directive(Node& out);
  bool keyword_directive(std::string_view word, std::size_t start, Node& out);
  void if_directive(Node& out);
  void set_directive(Node& out);
  void foreach_directive(Node& out);
  void define_directive(Node& out);
  void macro_directive();
  bool macro_call(std::string_view word, std::size_t start, Node& out);
  void body(Node& out, std::string_view directive);
  void add_text(Node& out, std::string_view text);
  void close(std::string_view directive);  // ')' and the line's end
  void skip_line_end();
  std::string_view directive_word(std::size_t at, std::size_t& end) const;

  // expressions: expression_parser.cpp
  bool is_reference(std::size_t at) const;  // at a '$'
  Node reference();
  void reference_steps(Node& out);
  bool begins_parameter(std::size_t at) const;
  Node parameter();
  Node expression(int level = 0);
  Node unary();
  Node primary();
  Node number();
  Node quoted();
  Node bracketed();
  Node map();
  Node::Operator operation(int level);
  std::string_view identifier();

  // characters
  bool at_end() const noexcept { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const noexcept {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool sees(std::string_view what) const noexcept { return text_.substr(at_).starts_with(what); }
  bool take(char c);
  void skip_space();
  std::uint32_t line() const;
  void fail(std::string_view what);
  bool failed() const noexcept { return !tree_.fault.empty(); }

  std::string_view text_;
  SyntaxTree& tree_;
  int depth_;
  std::uint32_t first_line_;
  std::size_t at_ = 0;
};

}  // namespace emulator::vtl
