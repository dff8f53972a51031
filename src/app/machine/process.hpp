// This process as an environment: its streams, its terminal, its clock, its user.
#pragma once

#include "app/machine/console.hpp"
#include "app/machine/descriptor.hpp"
#include "app/machine/environment.hpp"

namespace pcadmin::app {

class Process {
 public:
  /// Takes over signals and the standard descriptors; once in a process.
  Process();

  /// Borrows from this object.
  Environment environment();

 private:
  DescriptorSink out_;
  Console console_;
};

}  // namespace pcadmin::app
