#include "text/system_reason.hpp"

#include <algorithm>
#include <cerrno>
#include <iterator>

#include "text/translate.hpp"

namespace pcadmin::text {
namespace {

struct Reason {
  int error;
  const char* english;
};

constexpr Reason reasons[] = {
    {EACCES, mark("Permission denied")},
    {EBADF, mark("Bad file descriptor")},
    {EBUSY, mark("Device or resource busy")},
    {EDQUOT, mark("Disk quota exceeded")},
    {EEXIST, mark("File exists")},
    {EFBIG, mark("File too large")},
    {EINTR, mark("Interrupted system call")},
    {EINVAL, mark("Invalid argument")},
    {EIO, mark("Input/output error")},
    {EISDIR, mark("Is a directory")},
    {ELOOP, mark("Too many levels of symbolic links")},
    {EMFILE, mark("Too many open files")},
    {ENAMETOOLONG, mark("File name too long")},
    {ENFILE, mark("Too many open files in system")},
    {ENODEV, mark("No such device")},
    {ENOENT, mark("No such file or directory")},
    {ENOMEM, mark("Cannot allocate memory")},
    {ENOSPC, mark("No space left on device")},
    {ENOTDIR, mark("Not a directory")},
    {ENXIO, mark("No such device or address")},
    {EPERM, mark("Operation not permitted")},
    {EPIPE, mark("Broken pipe")},
    {EROFS, mark("Read-only file system")},
    {ESTALE, mark("Stale file handle")},
    {ETIMEDOUT, mark("Connection timed out")},
    {ETXTBSY, mark("Text file busy")},
};

}  // namespace

std::string system_reason(int error) {
  const auto* const known =
      std::find_if(std::begin(reasons), std::end(reasons), [&](const Reason& reason) { return reason.error == error; });
  return known != std::end(reasons) ? tr(known->english) : say("system error {}", error);
}

}  // namespace pcadmin::text
