#include "lambda/elf_file.hpp"

#include <charconv>
#include <cstdint>
#include <cstring>

#include <elf.h>

namespace emulator::lambda {
namespace {

// More than any linker makes; a file that says otherwise is broken.
constexpr std::size_t most_entries = 4096;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  std::optional<T> at(std::uint64_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, bytes_.data() + offset, sizeof value);
    return value;
  }

  std::string text(std::uint64_t offset) const {
    if (offset >= bytes_.size()) return {};
    const auto rest = bytes_.substr(offset);
    const auto end = rest.find('\0');
    return end == rest.npos ? std::string() : std::string(rest.substr(0, end));
  }

 private:
  std::string_view bytes_;
};

struct Dynamic {
  std::vector<std::uint64_t> needed;
  std::vector<std::uint64_t> run_paths;
  std::uint64_t strings = 0;   // address
  std::uint64_t versions = 0;  // address of the first Verneed
  std::uint64_t version_count = 0;
};

class Parser {
 public:
  Parser(std::string_view bytes, const Elf64_Ehdr& header) : read_(bytes) {
    for (unsigned i = 0; i < header.e_phnum; ++i) {
      const auto segment =
          read_.at<Elf64_Phdr>(header.e_phoff + std::uint64_t{i} * header.e_phentsize);
      if (!segment) break;
      segments_.push_back(*segment);
    }
  }

  void fill(ElfFile& file) const {
    for (const auto& segment : segments_) {
      if (segment.p_type == PT_INTERP) file.interpreter = read_.text(segment.p_offset);
      if (segment.p_type == PT_DYNAMIC) fill(file, dynamic(segment));
    }
  }

 private:
  Dynamic dynamic(const Elf64_Phdr& segment) const {
    Dynamic result;
    for (std::size_t i = 0; i < most_entries; ++i) {
      const auto entry = read_.at<Elf64_Dyn>(segment.p_offset + i * sizeof(Elf64_Dyn));
      if (!entry || entry->d_tag == DT_NULL) break;
      switch (entry->d_tag) {
        case DT_NEEDED:
          result.needed.push_back(entry->d_un.d_val);
          break;
        case DT_RPATH:
        case DT_RUNPATH:
          result.run_paths.push_back(entry->d_un.d_val);
          break;
        case DT_STRTAB:
          result.strings = entry->d_un.d_ptr;
          break;
        case DT_VERNEED:
          result.versions = entry->d_un.d_ptr;
          break;
        case DT_VERNEEDNUM:
          result.version_count = entry->d_un.d_val;
          break;
        default:
          break;
      }
    }
    return result;
  }

  void fill(ElfFile& file, const Dynamic& dynamic) const {
    const auto strings = offset_of(dynamic.strings);
    if (!strings) return;
    for (const auto name : dynamic.needed)
      file.needed.push_back(read_.text(*strings + name));
    for (const auto name : dynamic.run_paths)
      split(read_.text(*strings + name), file.run_paths);
    auto at = offset_of(dynamic.versions);
    for (std::uint64_t i = 0; at && i < dynamic.version_count && i < most_entries; ++i) {
      const auto library = read_.at<Elf64_Verneed>(*at);
      if (!library) return;
      auto version_at = *at + library->vn_aux;
      for (unsigned j = 0; j < library->vn_cnt; ++j) {
        const auto version = read_.at<Elf64_Vernaux>(version_at);
        if (!version) return;
        note_version(file, read_.text(*strings + version->vna_name));
        version_at += version->vna_next;
      }
      *at += library->vn_next;
    }
  }

  static void note_version(ElfFile& file, const std::string& name) {
    constexpr std::string_view glibc = "GLIBC_";
    if (!name.starts_with(glibc) || name.size() == glibc.size()) return;
    // GLIBC_PRIVATE and GLIBC_ABI_DT_RELR are no versions.
    if (name[glibc.size()] < '0' || name[glibc.size()] > '9') return;
    const std::string version = name.substr(glibc.size());
    if (file.glibc.empty() || is_older(file.glibc, version)) file.glibc = version;
  }

  static void split(const std::string& paths, std::vector<std::string>& into) {
    for (std::size_t begin = 0; begin < paths.size();) {
      const auto end = std::min(paths.find(':', begin), paths.size());
      if (end > begin) into.push_back(paths.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  // Where in the file is what will be at this address.
  std::optional<std::uint64_t> offset_of(std::uint64_t address) const {
    if (address == 0) return std::nullopt;
    for (const auto& segment : segments_) {
      if (segment.p_type != PT_LOAD || address < segment.p_vaddr) continue;
      if (address - segment.p_vaddr < segment.p_filesz) {
        return segment.p_offset + (address - segment.p_vaddr);
      }
    }
    return std::nullopt;
  }

  Reader read_;
  std::vector<Elf64_Phdr> segments_;
};

}  // namespace

std::optional<ElfFile> parse_elf(std::string_view bytes) {
  const auto header = Reader(bytes).at<Elf64_Ehdr>(0);
  if (!header || !bytes.starts_with(ELFMAG)) return std::nullopt;
  if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB) {
    return std::nullopt;
  }
  ElfFile file;
  file.machine = header->e_machine;
  Parser(bytes, *header).fill(file);
  return file;
}

bool is_older(std::string_view version, std::string_view other) noexcept {
  while (!version.empty() || !other.empty()) {
    unsigned parts[2] = {0, 0};
    std::string_view* texts[2] = {&version, &other};
    for (int i = 0; i < 2; ++i) {
      const auto stop =
          std::from_chars(texts[i]->data(), texts[i]->data() + texts[i]->size(), parts[i]).ptr;
      // Over the number and the dot behind it; a text that is no number counts as 0 and ends.
      const auto dot = texts[i]->find('.', static_cast<std::size_t>(stop - texts[i]->data()));
      texts[i]->remove_prefix(dot == texts[i]->npos ? texts[i]->size() : dot + 1);
    }
    if (parts[0] != parts[1]) return parts[0] < parts[1];
  }
  return false;
}

}  // namespace emulator::lambda
