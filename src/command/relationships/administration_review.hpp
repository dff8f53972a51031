// What a change of administration takes away, and how it is shown before it is made.
#pragma once

#include <string>
#include <vector>

#include <pcadmin/instant.hpp>

#include "command/relationships/administration_request.hpp"
#include "command/relationships/affected_contacts.hpp"
#include "store/store.hpp"

namespace pcadmin::command {

enum class AdministrationChange { grant, revoke };

struct AdministrationLoss {
  AffectedContacts affected = {};                     ///< that a revocation breaks
  std::vector<AdministrationRequest> weakening = {};  ///< grants that replace a sufficient GDAP by an insufficient one

  bool is_nothing() const { return affected.contacts().empty() && weakening.empty(); }
  bool is_same(const AdministrationLoss& other) const {
    return affected.contacts() == other.affected.contacts() && weakening == other.weakening;
  }
};

AdministrationLoss loss_of(store::View& view, AdministrationChange change, const AdministrationRequests& requests,
                           Instant now);

/// What is shown before it is asked: the requests, those of them that replace roles for support by others, and the
/// contacts that would no longer qualify. Names are made harmless.
std::string review(store::View& view, AdministrationChange change, const AdministrationRequests& requests,
                   const AdministrationLoss& loss, Instant now);

}  // namespace pcadmin::command
