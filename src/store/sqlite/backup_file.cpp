#include "store/sqlite/backup_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "store/sqlite/file.hpp"
#include "store/sqlite/migration.hpp"

namespace pcadmin::store::sqlite {

Result<BackupFile> BackupFile::create(const std::string& name) {
  auto file = file::ReplacementFile::create(name);
  if (!file) return std::move(file).error();
  return BackupFile(*std::move(file));
}

BackupFile::~BackupFile() {
  if (path().empty()) return;
  for (const char* const part : parts_of_store)
    unlink((path() + part).c_str());
}

Result<std::uint64_t> BackupFile::keep() {
  struct stat status {};
  if (fstat(file_.descriptor(), &status) != 0) return file_.unwritable(errno);
  if (Result<void> kept = file_.keep(); !kept) return std::move(kept).error();
  return static_cast<std::uint64_t>(status.st_size);
}

Header read_header(const std::string& path) {
  // https://www.sqlite.org/fileformat2.html#the_database_header
  constexpr std::string_view magic("SQLite format 3\0", 16);
  constexpr std::size_t at_version = 18;
  constexpr std::size_t at_application_id = 68;
  std::array<unsigned char, 100> bytes{};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  const ssize_t count = pread(descriptor, bytes.data(), bytes.size(), 0);
  ::close(descriptor);
  if (count != static_cast<ssize_t>(bytes.size()) || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
    return {};
  }
  std::int64_t id = 0;
  for (std::size_t i = 0; i < 4; ++i)
    id = id << 8 | bytes.at(at_application_id + i);
  return {.ours = id == application_id, .logs_ahead = bytes.at(at_version) == 2};
}

}  // namespace pcadmin::store::sqlite
