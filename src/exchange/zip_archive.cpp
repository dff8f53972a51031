#include "exchange/zip_archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace pcadmin::exchange {

namespace {

/// XML of rows packs to a tenth or so of its size; what unpacks to hundreds of times as much was made for that.
constexpr std::uint64_t most_times = 200;
constexpr std::uint64_t always_allowed = std::uint64_t{16} << 20U;

struct Cursor {
  std::string_view bytes;
  std::size_t next = 0;
};

Cursor& cursor(voidpf stream) {
  return *static_cast<Cursor*>(stream);
}

voidpf open_cursor(voidpf archive, const void* /*name*/, int /*mode*/) {
  return archive;
}

uLong read_cursor(voidpf /*archive*/, voidpf stream, void* buffer, uLong size) {
  Cursor& at = cursor(stream);
  const std::size_t count = std::min<std::size_t>(size, at.bytes.size() - at.next);
  std::memcpy(buffer, at.bytes.data() + at.next, count);
  at.next += count;
  return static_cast<uLong>(count);
}

uLong write_nothing(voidpf /*archive*/, voidpf /*stream*/, const void* /*buffer*/, uLong /*size*/) {
  return 0;
}

ZPOS64_T tell_cursor(voidpf /*archive*/, voidpf stream) {
  return cursor(stream).next;
}

long seek_cursor(voidpf /*archive*/, voidpf stream, ZPOS64_T offset, int origin) {
  Cursor& at = cursor(stream);
  const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                           : origin == ZLIB_FILEFUNC_SEEK_CUR ? at.next
                                                              : at.bytes.size();
  if (offset > at.bytes.size() - from) return -1;
  at.next = from + static_cast<std::size_t>(offset);
  return 0;
}

int close_cursor(voidpf /*archive*/, voidpf /*stream*/) {
  return 0;
}

int no_error(voidpf /*archive*/, voidpf /*stream*/) {
  return 0;
}

}  // namespace

struct ZipArchive::Memory {
  Cursor cursor;
  unzFile file = nullptr;
};

ZipArchive::ZipArchive(std::string_view bytes) : memory_(std::make_unique<Memory>()) {
  memory_->cursor.bytes = bytes;
  zlib_filefunc64_def functions{};
  functions.zopen64_file = open_cursor;
  functions.zread_file = read_cursor;
  functions.zwrite_file = write_nothing;
  functions.ztell64_file = tell_cursor;
  functions.zseek64_file = seek_cursor;
  functions.zclose_file = close_cursor;
  functions.zerror_file = no_error;
  functions.opaque = &memory_->cursor;
  memory_->file = unzOpen2_64("", &functions);
}

ZipArchive::~ZipArchive() {
  if (memory_->file != nullptr) unzClose(memory_->file);
}

bool ZipArchive::is_open() const {
  return memory_->file != nullptr;
}

bool ZipArchive::has(const std::string& name) const {
  return is_open() && unzLocateFile(memory_->file, name.c_str(), 0) == UNZ_OK;
}

Unpacked ZipArchive::read(const std::string& name, const std::function<bool(std::string_view)>& take) const {
  if (!has(name)) return Unpacked::missing;
  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(memory_->file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK ||
      unzOpenCurrentFile(memory_->file) != UNZ_OK) {
    return Unpacked::broken;
  }
  std::array<char, 65536> buffer{};
  std::uint64_t unpacked = 0;
  const std::uint64_t most = always_allowed + most_times * info.compressed_size;
  auto outcome = Unpacked::whole;
  while (outcome == Unpacked::whole) {
    const int count = unzReadCurrentFile(memory_->file, buffer.data(), static_cast<unsigned>(buffer.size()));
    if (count == 0) break;
    unpacked += count < 0 ? 0U : static_cast<unsigned>(count);
    if (count < 0) {
      outcome = Unpacked::broken;
    } else if (unpacked > most) {
      outcome = Unpacked::too_large;
    } else if (!take({buffer.data(), static_cast<std::size_t>(count)})) {
      outcome = Unpacked::stopped;
    }
  }
  // Closing compares the checksum of a file that was read to its end.
  if (unzCloseCurrentFile(memory_->file) == UNZ_CRCERROR && outcome == Unpacked::whole) outcome = Unpacked::broken;
  return outcome;
}

}  // namespace pcadmin::exchange
