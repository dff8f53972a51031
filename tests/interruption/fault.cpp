// Loaded before the C library (LD_PRELOAD), it counts the calls that read and write files, and at one of them lets
// something happen: a signal, or a disk that is full from there on. So a test decides where a program is hit
// instead of waiting for luck.
//
//     FAULT_LOG=FILE    appends a letter a call: r reads, w writes, s makes durable, n changes names
//     FAULT_SIGNAL=NUMBER FAULT_AT=N   raises the signal before call N, counted from 1
//     FAULT_FULL=1 FAULT_AT=N          call N, if it writes a file, and all that follow fail with ENOSPC
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace {

long number(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? 0 : std::atol(value);
}

struct Plan {
  long at = number("FAULT_AT");
  int signal = static_cast<int>(number("FAULT_SIGNAL"));
  bool full = number("FAULT_FULL") != 0;
  int log = std::getenv("FAULT_LOG") == nullptr
                ? -1
                : static_cast<int>(syscall(SYS_openat, AT_FDCWD, std::getenv("FAULT_LOG"),
                                           O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  long calls = 0;
};

/// Counts a call; whether it is to fail, since the disk is full.
bool fails(char kind) {
  static Plan plan;
  ++plan.calls;
  if (plan.log >= 0) syscall(SYS_write, plan.log, &kind, 1);
  if (plan.signal != 0 && plan.calls == plan.at) raise(plan.signal);
  if (!plan.full || plan.calls < plan.at || kind != 'w') return false;
  errno = ENOSPC;
  return true;
}

/// Only what goes to a file takes room; a pipe doesn't.
bool takes_room(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* bytes, size_t count) {
  static const auto original = next<ssize_t (*)(int, void*, size_t)>("read");
  fails('r');
  return original(descriptor, bytes, count);
}

ssize_t pread(int descriptor, void* bytes, size_t count, off_t offset) {
  static const auto original = next<ssize_t (*)(int, void*, size_t, off_t)>("pread");
  fails('r');
  return original(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void* bytes, size_t count, off64_t offset) {
  static const auto original = next<ssize_t (*)(int, void*, size_t, off64_t)>("pread64");
  fails('r');
  return original(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  static const auto original = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (fails('w') && takes_room(descriptor)) return -1;
  return original(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
  static const auto original = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  if (fails('w')) return -1;
  return original(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  static const auto original = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (fails('w')) return -1;
  return original(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
  static const auto original = next<int (*)(int)>("fsync");
  fails('s');
  return original(descriptor);
}

int fdatasync(int descriptor) {
  static const auto original = next<int (*)(int)>("fdatasync");
  fails('s');
  return original(descriptor);
}

int rename(const char* from, const char* to) {
  static const auto original = next<int (*)(const char*, const char*)>("rename");
  fails('n');
  return original(from, to);
}

int unlink(const char* path) {
  static const auto original = next<int (*)(const char*)>("unlink");
  fails('n');
  return original(path);
}

}  // extern "C"
