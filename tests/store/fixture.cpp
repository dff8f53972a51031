#include "store/fixture.hpp"

#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace pcadmin::store::test {

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "pcadmin-store-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

OpenStore::OpenStore(std::function<bool()> interrupted)
    : store_(value(sqlite::open(path(), OpenMode::create, std::move(interrupted), sqlite::SqliteSettings{}))) {}

std::optional<std::int64_t> OpenStore::write(const std::function<void(Transaction&)>& body, const Run& run) {
  return test::write(*store_, body, run);
}

void OpenStore::read(const std::function<void(View&)>& body) {
  test::read(*store_, body);
}

std::vector<ChangeRecord> OpenStore::changes(const ChangeSelection& selection) {
  return test::changes(*store_, selection);
}

}  // namespace pcadmin::store::test
