// json: one object for the whole answer; and jsonl: one bare object a line.
#include <cstdint>
#include <iterator>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "report/rendering.hpp"
#include "text/json_writer.hpp"

namespace pcadmin::report {
namespace {

void write_reasons(text::JsonWriter& json, std::span<const ReasonText> reasons) {
  const auto list = json.array();
  for (const ReasonText& reason : reasons) {
    const auto object = json.object();
    json.member("code", reason.code);
    json.member("message", reason.message);
    json.member("fix", reason.fix);
  }
}

void write_value(text::JsonWriter& json, const Column& column, const Value& value) {
  if (const auto* reasons = std::get_if<std::span<const ReasonText>>(&value)) {
    write_reasons(json, *reasons);
  } else if (const auto text = text_of(value)) {
    column.type == ColumnType::json && text->starts_with('{') ? json.json(*text) : json.value(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    json.value(*number);
  } else if (const auto* boolean = std::get_if<bool>(&value)) {
    json.value(*boolean);
  } else if (column.type == ColumnType::reasons) {
    json.json("[]");
  } else {
    json.value(nullptr);
  }
}

class JsonObjectRenderer : public Renderer {
 public:
  using Renderer::Renderer;

 protected:
  /// The columns that are shown, as an object.
  void append_object(std::span<const Value> values) {
    text::JsonWriter json(out());
    const auto object = json.object();
    for (const std::size_t index : shown()) {
      json.key(columns()[index].name);
      write_value(json, columns()[index], values[index]);
    }
  }
};

class JsonRenderer final : public JsonObjectRenderer {
 public:
  using JsonObjectRenderer::JsonObjectRenderer;

  Result<void> begin_list(std::span<const Column> list_columns) override {
    Result<void> begun = Renderer::begin_list(list_columns);
    if (begun) out() += R"({"schemaVersion":"1.0","items":[)";
    return begun;
  }

  void row(std::span<const Value> values) override {
    begin_element();
    append_object(values);
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
    fmt::format_to(std::back_inserter(out()), "],\"totalCount\":{},\"truncated\":{}{}", total, truncated, attributes_);
    end_object();
  }

  void item(std::span<const Value> values) override {
    out() += R"({"schemaVersion":"1.0","item":)";
    append_object(values);
    end_object();
  }

 private:
  void end_object() {
    if (const ChangeReport* const change = options().change) {
      out() += R"(,"runId":)";
      out() += change->run_id ? fmt::to_string(*change->run_id) : "null";
      out() += R"(,"warnings":)";
      text::JsonWriter json(out());
      write_reasons(json, change->warnings);
    }
    out() += "}\n";
  }

  void begin_element() {
    out() += first_ ? "\n" : ",\n";
    first_ = false;
  }

  bool first_ = true;
  std::string_view attributes_;  // of a collection of resources
};

class JsonLinesRenderer final : public JsonObjectRenderer {
 public:
  using JsonObjectRenderer::JsonObjectRenderer;

  void row(std::span<const Value> values) override {
    append_object(values);
    out() += '\n';
    check_buffer();
  }

  Result<void> begin_resources() override { return {}; }

  void end_list(std::uint64_t /*total*/, bool /*truncated*/) override {}

  void item(std::span<const Value> values) override { row(values); }
};

}  // namespace

std::unique_ptr<Output> make_json(const RenderOptions& options, Sink& sink) {
  return std::make_unique<JsonRenderer>(options, sink);
}

std::unique_ptr<Output> make_jsonl(const RenderOptions& options, Sink& sink) {
  return std::make_unique<JsonLinesRenderer>(options, sink);
}

}  // namespace pcadmin::report
