#include "report/sorter.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "error/error.hpp"

namespace pcadmin::report {
namespace {

constexpr std::size_t chunk_size = 1u << 20;

/// A record is this header, the key, the row.
struct RecordHeader {
  std::size_t key = 0;
  std::size_t row = 0;

  std::size_t whole() const { return sizeof(RecordHeader) + key + row; }
};

RecordHeader header_of(const char* record) {
  RecordHeader header;
  std::memcpy(&header, record, sizeof header);
  return header;
}

std::string_view key_of(const char* record) {
  return {record + sizeof(RecordHeader), header_of(record).key};
}

std::string_view row_of(const char* record) {
  const RecordHeader header = header_of(record);
  return {record + sizeof(RecordHeader) + header.key, header.row};
}

/// Reads a run's records one after the other.
class RunReader {
 public:
  RunReader(const TemporaryFile& file, std::uint64_t begin, std::uint64_t end, std::size_t buffer_size)
      : file_(&file), offset_(begin), end_(end), buffer_(std::max(buffer_size, sizeof(RecordHeader))) {}

  /// Goes to the next record; answers false at the end of the run.
  Result<bool> next() {
    at_ += size_;
    size_ = 0;
    if (at_ == filled_ && offset_ == end_) return false;
    if (Result<void> got = need(sizeof(RecordHeader)); !got) return got.error();
    const std::size_t whole = header_of(record()).whole();
    if (Result<void> got = need(whole); !got) return got.error();
    size_ = whole;
    return true;
  }

  const char* record() const { return buffer_.data() + at_; }

 private:
  /// Sees to it that `size` bytes stand at record().
  Result<void> need(std::size_t size) {
    if (filled_ - at_ >= size) return {};
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    filled_ -= at_;
    at_ = 0;
    if (buffer_.size() < size) buffer_.resize(size);
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - filled_, end_ - offset_));
    const Result<std::size_t> got = file_->read(offset_, std::span(buffer_).subspan(filled_, wanted));
    if (!got) return got.error();
    filled_ += *got;
    offset_ += *got;
    if (filled_ >= size) return {};
    return failure(ErrorCode::internal_error, "a temporary file of sorted rows ended too early.");
  }

  const TemporaryFile* file_;
  std::uint64_t offset_;
  std::uint64_t end_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t filled_ = 0;
};

}  // namespace

char* Sorter::allocate(std::size_t size) {
  if (chunk_left_ < size) {
    chunk_left_ = std::max(size, std::min(chunk_size, memory_));
    chunks_.push_back(std::make_unique<char[]>(chunk_left_));
    chunk_next_ = chunks_.back().get();
  }
  chunk_left_ -= size;
  return std::exchange(chunk_next_, chunk_next_ + size);
}

Result<void> Sorter::add(std::string_view key, std::string_view row) {
  const RecordHeader header{key.size(), row.size()};
  const std::size_t cost = header.whole() + 2 * sizeof(const char*);  // stable_sort takes a pointer more
  if (used_ > 0 && used_ + cost > memory_) {
    if (Result<void> written = write_run(); !written) return written;
  }
  char* record = allocate(header.whole());
  std::memcpy(record, &header, sizeof header);
  std::copy(key.begin(), key.end(), record + sizeof header);
  std::copy(row.begin(), row.end(), record + sizeof header + key.size());
  records_.push_back(record);
  used_ += cost;
  return {};
}

void Sorter::sort_records() {
  std::stable_sort(records_.begin(), records_.end(),
                   [](const char* a, const char* b) { return key_of(a) < key_of(b); });
}

Result<void> Sorter::write_run() {
  if (!file_) {
    Result<TemporaryFile> created = TemporaryFile::create();
    if (!created) return created.error();
    file_ = *std::move(created);
  }
  sort_records();
  SortedRun run;
  run.begin = file_->size();
  std::string buffer;
  for (const char* record : records_) {
    buffer.append(record, header_of(record).whole());
    if (buffer.size() < (64u << 10) && record != records_.back()) continue;
    if (Result<void> written = file_->append(buffer); !written) return written;
    buffer.clear();
  }
  run.end = file_->size();
  runs_.push_back(run);
  records_.clear();
  chunks_.clear();
  chunk_left_ = 0;
  used_ = 0;
  return {};
}

Result<void> Sorter::each(const std::function<bool(std::string_view row)>& visit) {
  if (!runs_.empty()) {
    if (Result<void> written = write_run(); !written) return written;
    return merge(visit);
  }
  sort_records();
  for (const char* record : records_) {
    if (!visit(row_of(record))) break;
  }
  return {};
}

Result<void> Sorter::merge(const std::function<bool(std::string_view row)>& visit) {
  constexpr std::size_t least_buffer = 4u << 10;
  constexpr std::size_t most_buffer = 256u << 10;
  const std::size_t buffer_size = std::clamp(memory_ / runs_.size(), least_buffer, most_buffer);
  std::vector<RunReader> readers;
  readers.reserve(runs_.size());
  std::vector<std::size_t> heap;  // the run with the lowest record in front
  for (const SortedRun& run : runs_) {
    readers.emplace_back(*file_, run.begin, run.end, buffer_size);
    const Result<bool> more = readers.back().next();
    if (!more) return more.error();
    if (*more) heap.push_back(readers.size() - 1);
  }
  const auto comes_later = [&readers](std::size_t a, std::size_t b) {
    const int order = key_of(readers[a].record()).compare(key_of(readers[b].record()));
    return order > 0 || (order == 0 && a > b);
  };
  std::make_heap(heap.begin(), heap.end(), comes_later);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), comes_later);
    RunReader& reader = readers[heap.back()];
    if (!visit(row_of(reader.record()))) break;
    const Result<bool> more = reader.next();
    if (!more) return more.error();
    if (*more) {
      std::push_heap(heap.begin(), heap.end(), comes_later);
    } else {
      heap.pop_back();
    }
  }
  return {};
}

}  // namespace pcadmin::report
