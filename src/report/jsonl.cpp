// jsonl: one bare object a line.
#include "report/json_text.hpp"
#include "report/rendering.hpp"

namespace pcadmin::report {
namespace {

class JsonLines final : public Renderer {
 public:
  using Renderer::Renderer;

  void row(std::span<const Value> values) override {
    append_json(out(), columns(), shown(), values);
    out() += '\n';
    check_buffer();
  }

  Result<void> begin_resources() override { return {}; }

  void end_list(std::uint64_t /*total*/, bool /*truncated*/) override {}

  void item(std::span<const Value> values) override { row(values); }
};

}  // namespace

std::unique_ptr<Output> make_jsonl(const RenderOptions& options, Sink& sink) {
  return std::make_unique<JsonLines>(options, sink);
}

}  // namespace pcadmin::report
