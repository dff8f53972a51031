// Sets what stood before journal entries, in their order: those of one kind that follow each other at once.
#pragma once

#include <vector>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

class Restoration {
 public:
  explicit Restoration(store::Transaction& transaction) : transaction_(transaction) {}

  /// Takes an entry of a kind that can be restored. Fails with STORE_DAMAGED where its text isn't the journal's.
  Result<void> add(const store::ChangeRecord& change);
  /// Sets what was taken last.
  void finish();

 private:
  store::Transaction& transaction_;
  store::ChangeKind kind_ = store::ChangeKind::support_contact;  // of what is kept
  std::vector<store::ContactChange> contacts_;
  std::vector<store::PartnershipChange> partnerships_;
  std::vector<store::CustomerRelationshipChange> relationships_;
  std::vector<store::AdministrationChange> administrations_;
  std::vector<store::SupportProfileChange> profiles_;
};

}  // namespace pcadmin::command
