#include "handlers/execute_api/plain_answer.hpp"

#include <array>
#include <cstring>
#include <utility>

#include "daemon/byte_block.hpp"
#include "daemon/json_string.hpp"

namespace emulator::execute_api {

namespace {

constexpr std::ptrdiff_t block_size = sizeof(ByteBlock);

// What the character after a backslash stands for; 0 for \u and for what JSON has not.
constexpr char unescaped(char c) noexcept {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

// Takes JSON from the front of a text. What it takes may be half of something when it says false;
// then all is given up.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool take(char c) {
    skip_blanks();
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  bool take(std::string_view word) {
    skip_blanks();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    const std::size_t run = plain_prefix(text_, json_escapes, needs_json_escape);
    out.append(text_.substr(0, run));
    text_.remove_prefix(run);
    return take_here('"') || rest_of_string(out);
  }

  // Three digits, and no more of a number.
  bool status(unsigned& out) {
    skip_blanks();
    if (text_.size() < 4) return false;
    unsigned number = 0;
    for (const char c : text_.substr(0, 3)) {
      if (c < '0' || c > '9') return false;
      number = number * 10 + static_cast<unsigned>(c - '0');
    }
    text_.remove_prefix(3);
    if (number < 200 || number > 599) return false;
    out = number;
    skip_blanks();
    return !text_.empty() && (text_.front() == ',' || text_.front() == '}');
  }

  // {"name": …, …}, each name and what follows it to be taken by `member`.
  template <class Member>
  bool object(Member member) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
      std::string name;
      if (!string(name) || !take(':') || !member(std::move(name))) return false;
    } while (take(','));
    return take('}');
  }

  bool at_end() {
    skip_blanks();
    return text_.empty();
  }

 private:
  bool take_here(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  // From an escape on. A document in a document has one every few bytes, so runs are copied by
  // blocks, and what of a block is past the end of a run is written over.
  bool rest_of_string(std::string& out) {
    std::array<char, 1024> piece;
    const char* in = text_.data();
    const char* const end = in + text_.size();
    char* to = piece.data();
    const auto hand_on = [&] {
      out.append(piece.data(), to);
      to = piece.data();
    };
    while (in != end) {
      if (piece.data() + piece.size() - to <= 2 * block_size) hand_on();
      if (end - in >= block_size) {
        const ByteBlock block = load_block(in);
        std::memcpy(to, &block, sizeof block);
        const std::size_t run = first_flag(json_escapes(block));
        in += run;
        to += run;
        if (run == sizeof block) continue;
      }
      const char c = *in++;
      if (c == '"') {
        hand_on();
        text_.remove_prefix(static_cast<std::size_t>(in - text_.data()));
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      *to = c == '\\' && in != end ? unescaped(*in++) : c;
      if (*to == 0) return false;
      ++to;
    }
    return false;
  }

  void skip_blanks() {
    while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\n' ||
                              text_.front() == '\r' || text_.front() == '\t'))
      text_.remove_prefix(1);
  }

  std::string_view text_;
};

bool take_values(Scanner& json, const std::string& name, http::Headers& headers) {
  if (!json.take('[')) return false;
  if (json.take(']')) return true;
  do {
    std::string value;
    if (!json.string(value)) return false;
    headers.add(name, std::move(value));
  } while (json.take(','));
  return json.take(']');
}

bool take_member(Scanner& json, std::string_view name, PlainAnswer& answer) {
  if (name == "statusCode") return json.status(answer.status);
  if (name == "body") {
    answer.body.clear();
    return json.string(answer.body);
  }
  if (name == "headers") {
    return json.object([&](std::string header) {
      std::string value;
      if (!json.string(value)) return false;
      answer.headers.add(std::move(header), std::move(value));
      return true;
    });
  }
  if (name == "multiValueHeaders") {
    return json.object([&](const std::string& header) {
      return take_values(json, header, answer.multi_value_headers);
    });
  }
  if (name == "isBase64Encoded") {
    answer.is_base64 = json.take("true");
    return answer.is_base64 || json.take("false");
  }
  return false;
}

}  // namespace

std::optional<PlainAnswer> read_plain_answer(std::string_view json) {
  PlainAnswer answer;
  // The body is most of it, and no longer than its JSON.
  answer.body.reserve(json.size());
  Scanner scanner(json);
  const bool is_plain =
      scanner.object([&](const std::string& name) { return take_member(scanner, name, answer); });
  if (!is_plain || !scanner.at_end()) return std::nullopt;
  return answer;
}

}  // namespace emulator::execute_api
