#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "handlers/vtl/json_path.hpp"
#include "handlers/vtl/text.hpp"

namespace emulator::vtl {

namespace {

constexpr std::array<std::string_view, 9> functions = {"length", "size", "keys",  "min", "max",
                                                       "avg",    "sum",  "first", "last"};
constexpr std::array<std::string_view, 13> operations = {
    "==", "!=", "<=", ">=", "=~", "<", ">", "in", "nin", "contains", "size", "empty", "subsetof"};
constexpr int deepest = 50;

bool is_name_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '$' || c == '@' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

class PathParser {
 public:
  explicit PathParser(std::string_view text) : text_(text) {}

  JsonPath whole() {
    JsonPath path = read(true);
    skip_space();
    if (at_ != text_.size()) fail("something follows the path");
    path.fault_ = fault_;
    return path;
  }

 private:
  JsonPath read(bool is_whole) {
    JsonPath path;
    if (peek() == '$' || peek() == '@') {
      path.from_root_ = peek() == '$';
      ++at_;
    } else if (is_whole && !at_end() && peek() != '[') {
      // A path without a root is one from the root.
      name(path, false);
    }
    while (fault_.empty() && path.function_.empty()) {
      if (peek() == '.') {
        const bool deep = peek(1) == '.';
        at_ += deep ? 2 : 1;
        if (deep && peek() == '[') {
          brackets(path, true);
        } else {
          name(path, deep);
        }
      } else if (peek() == '[') {
        brackets(path, false);
      } else {
        break;
      }
    }
    return path;
  }

  void name(JsonPath& path, bool deep) {
    if (take('*')) {
      path.steps_.push_back({.kind = PathStep::Kind::any, .deep = deep});
      return;
    }
    const std::size_t start = at_;
    while (!at_end() && is_name_character(peek()))
      ++at_;
    const auto word = text_.substr(start, at_ - start);
    if (word.empty()) return fail("a name is missing");
    if (peek() == '(') {
      const bool is_known = std::find(functions.begin(), functions.end(), word) != functions.end();
      ++at_;
      skip_space();
      if (!is_known || !take(')')) return fail(fmt::format("the function {} is unknown", word));
      path.function_ = word;
      return;
    }
    path.steps_.push_back({.deep = deep, .names = {std::string(word)}});
  }

  void brackets(JsonPath& path, bool deep) {
    ++at_;
    skip_space();
    PathStep step{.deep = deep};
    if (take('*')) {
      step.kind = PathStep::Kind::any;
    } else if (peek() == '\'' || peek() == '"') {
      do {
        skip_space();
        step.names.push_back(quoted());
        skip_space();
      } while (fault_.empty() && take(','));
    } else if (take('?')) {
      step.kind = PathStep::Kind::filter;
      skip_space();
      if (!take('(')) return fail("a filter misses its '('");
      step.filter = std::make_shared<const PathFilter>(condition(0));
      skip_space();
      if (!take(')')) return fail("a filter misses its ')'");
    } else if (peek() == '(') {
      return fail("script expressions are not supported");
    } else {
      numbers(step);
    }
    skip_space();
    if (!take(']')) return fail("a ']' is missing");
    path.steps_.push_back(std::move(step));
  }

  // 1, -1, 0,2 and 1:3.
  void numbers(PathStep& step) {
    step.kind = PathStep::Kind::indices;
    if (peek() != ':') step.indices.push_back(integer());
    skip_space();
    if (take(':')) {
      step.kind = PathStep::Kind::slice;
      if (!step.indices.empty()) step.from = step.indices.front();
      step.indices.clear();
      skip_space();
      if (peek() != ']') step.to = integer();
      return;
    }
    while (fault_.empty() && take(',')) {
      skip_space();
      step.indices.push_back(integer());
      skip_space();
    }
  }

  std::int64_t integer() {
    const std::size_t start = at_;
    take('-');
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    const auto value = parse_integer(text_.substr(start, at_ - start));
    if (!value) fail("a number or a name in quotes is missing");
    return value.value_or(0);
  }

  std::string quoted() {
    const char quote = peek();
    std::string out;
    if (quote != '\'' && quote != '"') {
      fail("a name in quotes is missing");
      return out;
    }
    ++at_;
    while (!at_end() && peek() != quote) {
      if (peek() == '\\') ++at_;
      if (!at_end()) out.push_back(text_[at_++]);
    }
    if (!take(quote)) fail("a quote does not end");
    return out;
  }

  // level 0: ||, 1: &&, 2: ! and parentheses.
  PathFilter condition(int level) {
    PathFilter filter;
    if (++depth_ > deepest) fail("a filter nests too deeply");
    if (level == 2) {
      filter = single();
    } else {
      filter = condition(level + 1);
      for (skip_space(); fault_.empty() && sees(level == 0 ? "||" : "&&"); skip_space()) {
        at_ += 2;
        PathFilter both{level == 0 ? PathFilter::Kind::or_ : PathFilter::Kind::and_};
        both.children.push_back(std::move(filter));
        both.children.push_back(condition(level + 1));
        filter = std::move(both);
      }
    }
    --depth_;
    return filter;
  }

  PathFilter single() {
    skip_space();
    PathFilter filter;
    if (!fault_.empty()) return filter;
    if (take('!')) {
      filter.kind = PathFilter::Kind::not_;
      filter.children.push_back(condition(2));
      return filter;
    }
    if (take('(')) {
      filter = condition(0);
      skip_space();
      if (!take(')')) fail("a filter misses a ')'");
      return filter;
    }
    filter.operands.push_back(operand());
    skip_space();
    for (const std::string_view operation : operations) {
      if (!sees(operation)) continue;
      at_ += operation.size();
      filter.kind = PathFilter::Kind::compare;
      filter.operation = operation;
      skip_space();
      filter.operands.push_back(operation == "=~" ? expression(filter) : operand());
      break;
    }
    return filter;
  }

  // /…/i
  PathFilter::Operand expression(PathFilter& filter) {
    PathFilter::Operand operand{PathFilter::Operand::Kind::text};
    if (!take('/')) fail("a regular expression misses its '/'");
    while (!at_end() && peek() != '/') {
      if (peek() == '\\' && peek(1) == '/') ++at_;
      operand.text.push_back(text_[at_++]);
    }
    if (!take('/')) fail("a regular expression does not end");
    filter.ignores_case = take('i');
    return operand;
  }

  PathFilter::Operand operand() {
    PathFilter::Operand out;
    if (++depth_ > deepest) fail("a filter nests too deeply");
    const char c = peek();
    if (!fault_.empty()) {
    } else if (c == '@' || c == '$') {
      out.kind = PathFilter::Operand::Kind::path;
      out.path = read(false);
    } else if (c == '\'' || c == '"') {
      out.kind = PathFilter::Operand::Kind::text;
      out.text = quoted();
    } else if (take('[')) {
      out.kind = PathFilter::Operand::Kind::list;
      for (skip_space(); fault_.empty() && !take(']'); skip_space()) {
        out.items.push_back(operand());
        skip_space();
        if (!take(',') && peek() != ']') fail("a list does not end");
      }
    } else {
      word(out);
    }
    --depth_;
    return out;
  }

  void word(PathFilter::Operand& out) {
    const std::size_t start = at_;
    while (!at_end() && (is_name_character(peek()) || peek() == '.' || peek() == '+'))
      ++at_;
    const auto text = text_.substr(start, at_ - start);
    if (text == "null") return;
    if (text == "true" || text == "false") {
      out.kind = PathFilter::Operand::Kind::boolean;
      out.value = text == "true";
      return;
    }
    out.kind = PathFilter::Operand::Kind::number;
    if (const auto value = parse_integer(text)) {
      out.value = *value;
    } else if (const auto real = parse_double(text)) {
      out.value = *real;
    } else {
      fail("a filter can't be read");
    }
  }

  bool at_end() const noexcept { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const noexcept {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool sees(std::string_view what) const noexcept { return text_.substr(at_).starts_with(what); }
  bool take(char c) {
    if (at_end() || peek() != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (peek() == ' ' || peek() == '\t')
      ++at_;
  }
  void fail(std::string_view what) {
    if (!fault_.empty()) return;
    fault_ = fmt::format("'{}' is no JSONPath: {} (at character {})", text_, what, at_ + 1);
    at_ = text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string fault_;
};

JsonPath JsonPath::parse(std::string_view text) {
  return PathParser(text).whole();
}

}  // namespace emulator::vtl
