#include "handlers/logs/filter_pattern.hpp"

#include <charconv>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"

namespace emulator::logs {
namespace {

enum class Comparison {
  equal,
  not_equal,
  less,
  less_or_equal,
  greater,
  greater_or_equal,
  exists,
  not_exists,
  is_null,
  is_true,
  is_false
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A term is found as a whole word, in the case it is written in.
bool has_term(std::string_view text, std::string_view term, bool quoted) {
  for (auto at = text.find(term); at != text.npos; at = text.find(term, at + 1)) {
    if (quoted) return true;
    const auto end = at + term.size();
    const bool begins = at == 0 || !is_word(text[at - 1]) || !is_word(term.front());
    const bool ends = end == text.size() || !is_word(text[end]) || !is_word(term.back());
    if (begins && ends) return true;
  }
  return false;
}

// "*" stands for any text.
bool fits(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::optional<std::size_t> star;
  std::size_t star_at = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      star_at = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (star) {
      in_pattern = *star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*')
    ++in_pattern;
  return in_pattern == pattern.size();
}

std::optional<double> number_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return end == text.c_str() + text.size() ? std::optional(value) : std::nullopt;
}

// $.a.b[0]["c d"]
const aws::Json* select(const aws::Json& document, const std::vector<std::string>& path) {
  const aws::Json* value = &document;
  for (const auto& step : path) {
    if (value->IsArray()) {
      const auto index = number_of(step);
      if (!index || *index < 0 || *index >= value->Size()) return nullptr;
      value = &(*value)[static_cast<rapidjson::SizeType>(*index)];
      continue;
    }
    if (!value->IsObject()) return nullptr;
    const auto found =
        value->FindMember(aws::Json(step.data(), static_cast<rapidjson::SizeType>(step.size())));
    if (found == value->MemberEnd()) return nullptr;
    value = &found->value;
  }
  return value;
}

aws::Error invalid(std::string_view what) {
  return {400, "InvalidParameterException", fmt::format("Invalid filter pattern: {}", what)};
}

}  // namespace

struct FilterPattern::Terms {
  struct Term {
    std::string text;
    bool quoted = false;
  };
  std::vector<Term> all;
  std::vector<Term> any;
  std::vector<Term> none;
};

// A condition, or several joined by && or ||.
struct FilterPattern::Node {
  enum class Kind { condition, conjunction, disjunction } kind = Kind::condition;
  std::vector<Node> parts;
  std::vector<std::string> path;
  Comparison comparison = Comparison::equal;
  std::string value;
  std::optional<double> number;

  bool holds(const aws::Json& document) const {
    switch (kind) {
      case Kind::conjunction:
        for (const auto& part : parts)
          if (!part.holds(document)) return false;
        return true;
      case Kind::disjunction:
        for (const auto& part : parts)
          if (part.holds(document)) return true;
        return false;
      case Kind::condition:
        break;
    }
    const aws::Json* found = select(document, path);
    return found == nullptr ? comparison == Comparison::not_exists : compare(*found);
  }

  bool compare(const aws::Json& found) const {
    switch (comparison) {
      case Comparison::exists:
        return true;
      case Comparison::not_exists:
        return false;
      case Comparison::is_null:
        return found.IsNull();
      case Comparison::is_true:
        return found.IsTrue();
      case Comparison::is_false:
        return found.IsFalse();
      case Comparison::equal:
      case Comparison::not_equal:
        return equals(found) == (comparison == Comparison::equal);
      default:
        break;
    }
    if (!found.IsNumber() || !number) return false;
    const double theirs = found.GetDouble();
    switch (comparison) {
      case Comparison::less:
        return theirs < *number;
      case Comparison::less_or_equal:
        return theirs <= *number;
      case Comparison::greater:
        return theirs > *number;
      default:
        return theirs >= *number;
    }
  }

  bool equals(const aws::Json& found) const {
    if (found.IsString()) return fits(aws::string_of(found), value);
    if (found.IsNumber()) return number && found.GetDouble() == *number;
    if (found.IsBool()) return value == (found.GetBool() ? "true" : "false");
    return false;
  }
};

// Recursive descent; brackets are bounded, as the caller writes them.
struct FilterPattern::Parser {
  std::string_view text;
  std::size_t at = 0;
  int depth = 0;
  std::string fault;

  void skip() {
    while (at < text.size() && is_blank(text[at]))
      ++at;
  }
  bool take(std::string_view token) {
    skip();
    if (text.substr(at, token.size()) != token) return false;
    at += token.size();
    return true;
  }
  bool fail(std::string_view what) {
    if (fault.empty()) fault = fmt::format("{} at character {}", what, at);
    return false;
  }

  bool disjunction(Node& node) {
    node.kind = Node::Kind::disjunction;
    do {
      node.parts.emplace_back();
      if (!conjunction(node.parts.back())) return false;
    } while (take("||"));
    return true;
  }

  bool conjunction(Node& node) {
    node.kind = Node::Kind::conjunction;
    do {
      node.parts.emplace_back();
      if (!primary(node.parts.back())) return false;
    } while (take("&&"));
    return true;
  }

  bool primary(Node& node) {
    if (!take("(")) return condition(node);
    if (++depth > 20) return fail("too many brackets");
    if (!disjunction(node)) return false;
    --depth;
    return take(")") || fail("a bracket is not closed");
  }

  bool condition(Node& node) {
    if (!take("$")) return fail("a selector begins with $");
    if (!selector(node.path)) return false;
    if (take("NOT EXISTS")) return with(node, Comparison::not_exists);
    if (take("EXISTS")) return with(node, Comparison::exists);
    if (take("IS")) {
      if (take("NULL")) return with(node, Comparison::is_null);
      if (take("TRUE")) return with(node, Comparison::is_true);
      if (take("FALSE")) return with(node, Comparison::is_false);
      return fail("IS is followed by NULL, TRUE or FALSE");
    }
    struct Operator {
      std::string_view token;
      Comparison comparison;
    };
    static constexpr Operator operators[] = {{"!=", Comparison::not_equal},
                                             {"<=", Comparison::less_or_equal},
                                             {">=", Comparison::greater_or_equal},
                                             {"=", Comparison::equal},
                                             {"<", Comparison::less},
                                             {">", Comparison::greater}};
    for (const auto& [token, comparison] : operators) {
      if (!take(token)) continue;
      node.comparison = comparison;
      if (!value(node.value)) return false;
      node.number = number_of(node.value);
      return true;
    }
    return fail("a comparison is missing");
  }

  static bool with(Node& node, Comparison comparison) {
    node.comparison = comparison;
    return true;
  }

  bool selector(std::vector<std::string>& path) {
    while (at < text.size()) {
      if (text[at] == '.') {
        const auto begin = ++at;
        while (at < text.size() && (is_word(text[at]) || text[at] == '-' || text[at] == '@'))
          ++at;
        if (at == begin) return fail("a name is missing");
        path.emplace_back(text.substr(begin, at - begin));
      } else if (text[at] == '[') {
        const auto end = text.find(']', at);
        if (end == text.npos) return fail("[ is not closed");
        std::string step(text.substr(at + 1, end - at - 1));
        const bool quoted = step.size() >= 2 && (step.front() == '"' || step.front() == '\'');
        path.push_back(quoted ? step.substr(1, step.size() - 2) : std::move(step));
        at = end + 1;
      } else {
        return !path.empty() || fail("a selector is $.name");
      }
    }
    return !path.empty() || fail("a selector is $.name");
  }

  bool value(std::string& into) {
    skip();
    if (at < text.size() && text[at] == '"') return quoted(into);
    const auto begin = at;
    while (at < text.size() && !is_blank(text[at]) && text[at] != ')' && text[at] != '&' &&
           text[at] != '|')
      ++at;
    if (at == begin) return fail("a value is missing");
    into = std::string(text.substr(begin, at - begin));
    return true;
  }

  bool quoted(std::string& into) {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      into += text[at];
    }
    if (at == text.size()) return fail("a quotation mark is missing");
    ++at;
    return true;
  }

  bool terms(Terms& into) {
    for (skip(); at < text.size(); skip()) {
      const char first = text[at];
      auto& list = first == '?' ? into.any : (first == '-' ? into.none : into.all);
      if (first == '?' || first == '-') ++at;
      Terms::Term term;
      if (at < text.size() && text[at] == '"') {
        term.quoted = true;
        if (!quoted(term.text)) return false;
      } else {
        const auto begin = at;
        while (at < text.size() && !is_blank(text[at]))
          ++at;
        term.text = std::string(text.substr(begin, at - begin));
      }
      if (term.text.empty()) return fail("a term is missing");
      list.push_back(std::move(term));
    }
    return true;
  }
};

FilterPattern::FilterPattern() = default;
FilterPattern::FilterPattern(FilterPattern&&) noexcept = default;
FilterPattern& FilterPattern::operator=(FilterPattern&&) noexcept = default;
FilterPattern::~FilterPattern() = default;

aws::Result<FilterPattern> FilterPattern::parse(std::string_view text) {
  FilterPattern pattern;
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  Parser parser;
  parser.text = text;
  parser.skip();
  if (parser.at < text.size() && text[parser.at] == '[') {
    return aws::Error{501, "NotImplemented",
                      "Filter patterns of space-delimited fields ([...]) are not implemented by "
                      "this emulator"};
  }
  if (!parser.take("{")) {
    pattern.terms_ = std::make_unique<Terms>();
    if (!parser.terms(*pattern.terms_)) return invalid(parser.fault);
    return pattern;
  }
  if (!text.ends_with('}')) return invalid("{ is not closed");
  parser.text = text.substr(0, text.size() - 1);
  pattern.condition_ = std::make_unique<Node>();
  if (!parser.disjunction(*pattern.condition_)) return invalid(parser.fault);
  parser.skip();
  if (parser.at != parser.text.size()) {
    return invalid(fmt::format("unexpected text at character {}", parser.at));
  }
  return pattern;
}

bool FilterPattern::matches(std::string_view message) const {
  if (condition_) {
    while (!message.empty() && is_blank(message.back()))
      message.remove_suffix(1);
    if (!message.starts_with('{')) return false;
    const auto document = aws::parse_json(message);
    return document && condition_->holds(*document);
  }
  const auto found = [message](const Terms::Term& term) {
    return has_term(message, term.text, term.quoted);
  };
  for (const auto& term : terms_->none)
    if (found(term)) return false;
  // With optional terms, one of them is enough and the others don't matter.
  for (const auto& term : terms_->any)
    if (found(term)) return true;
  if (!terms_->any.empty() && terms_->all.empty()) return false;
  for (const auto& term : terms_->all)
    if (!found(term)) return false;
  return terms_->any.empty() || !terms_->all.empty();
}

}  // namespace emulator::logs
