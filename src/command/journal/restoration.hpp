// Sets what stood before journal entries, in their order: those of one kind that follow each other at once.
#pragma once

#include <string>
#include <vector>

#include "error/error.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

class Restoration {
 public:
  enum class From {
    journal,         ///< who designates a contact again is the run
    complete_texts,  ///< it is who did before; see to_complete_text()
  };
  explicit Restoration(store::Transaction& transaction, From from = From::journal)
      : transaction_(transaction), from_(from) {}

  /// Takes an entry of a kind that can be restored, or is about a customer, a partner or a subscription that is known.
  /// Fails with STORE_DAMAGED where its text isn't the journal's.
  Result<void> add(const store::ChangeRecord& change);
  /// Sets what was taken last. Fails as add().
  Result<void> finish();

 private:
  /// Some fields of a thing, as they were.
  template <class Id>
  struct Former {
    Id id;
    std::string fields;
  };

  Result<void> add_contact(const store::ChangeRecord& change);

  store::Transaction& transaction_;
  From from_;
  store::ChangeKind kind_ = store::ChangeKind::support_contact;  // of what is kept
  std::vector<store::ContactChange> contacts_;
  std::vector<store::PartnershipChange> partnerships_;
  std::vector<store::CustomerRelationshipChange> relationships_;
  std::vector<store::AdministrationChange> administrations_;
  std::vector<store::SupportProfileChange> profiles_;
  std::vector<Partner> partners_;
  std::vector<Former<CustomerId>> customers_;
  std::vector<Former<SubscriptionId>> subscriptions_;
};

}  // namespace pcadmin::command
