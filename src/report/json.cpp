// json: one object for the whole answer.
#include <cstdint>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "report/json_text.hpp"
#include "report/rendering.hpp"

namespace pcadmin::report {
namespace {

class Json final : public Renderer {
 public:
  using Renderer::Renderer;

  Result<void> begin_list(std::span<const Column> list_columns) override {
    Result<void> begun = Renderer::begin_list(list_columns);
    if (begun) out() += R"({"schemaVersion":"1.0","items":[)";
    return begun;
  }

  void row(std::span<const Value> values) override {
    begin_element();
    append_json(out(), columns(), shown(), values);
    check_buffer();
  }

  Result<void> begin_resources() override {
    out() += R"({"schemaVersion":"1.0","items":[)";
    attributes_ = R"(,"attributes":{"objectType":"Collection"})";
    return {};
  }

  void resource(std::string_view object) override {
    begin_element();
    out() += object;
    check_buffer();
  }

  void end_list(std::uint64_t total, bool truncated) override {
    if (!first_) out() += '\n';
    fmt::format_to(std::back_inserter(out()), "],\"totalCount\":{},\"truncated\":{}{}}}\n", total, truncated,
                   attributes_);
  }

  void item(std::span<const Value> values) override {
    out() += R"({"schemaVersion":"1.0","item":)";
    append_json(out(), columns(), shown(), values);
    out() += "}\n";
  }

 private:
  void begin_element() {
    out() += first_ ? "\n" : ",\n";
    first_ = false;
  }

  bool first_ = true;
  std::string_view attributes_;  // of a collection of resources
};

}  // namespace

std::unique_ptr<Output> make_json(const RenderOptions& options, Sink& sink) {
  return std::make_unique<Json>(options, sink);
}

}  // namespace pcadmin::report
