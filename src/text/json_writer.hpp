// How the program writes all of its JSON: piece by piece onto a string, so that nothing grows with the answer.
//
//     text::JsonWriter json(out);
//     const auto object = json.object();  // closed where it goes out of scope
//     json.member("companyName", "Contoso");
//     json.member("quantity", 25);
//
// Reading JSON is nlohmann/json's work: it checks what others wrote. Writing with it would build the whole in memory
// first, sort or copy the keys, and throw where a text isn't UTF-8.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <pcadmin/instant.hpp>

namespace pcadmin::text {

/// What is escaped in texts. Bytes that aren't UTF-8 become U+FFFD in both.
enum class JsonText {
  shown,  ///< also characters that could harm a terminal, which changes nothing for a program
  kept,   ///< only what JSON demands
};

class JsonWriter {
 public:
  /// An object or an array, closed where it goes out of scope.
  class Scope {
   public:
    Scope(JsonWriter& writer, char begin, char end) : writer_(writer), end_(end) {
      writer_.separate();
      writer_.out_ += begin;
      writer_.is_first_ = true;
    }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() {
      writer_.out_ += end_;
      writer_.is_first_ = false;
    }

   private:
    JsonWriter& writer_;
    char end_;
  };

  explicit JsonWriter(std::string& out, JsonText texts = JsonText::shown) : out_(out), texts_(texts) {}

  [[nodiscard]] Scope object() { return {*this, '{', '}'}; }
  [[nodiscard]] Scope object(std::string_view name) {
    key(name);
    return object();
  }
  [[nodiscard]] Scope array() { return {*this, '[', ']'}; }
  [[nodiscard]] Scope array(std::string_view name) {
    key(name);
    return array();
  }

  /// A member's name; its value comes next.
  void key(std::string_view name);

  // An element of an array, or what follows a key.
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool value) { json(value ? "true" : "false"); }
  void value(std::nullptr_t) { json("null"); }
  template <std::integral Number>
  void value(Number number) {
    char digits[24];
    json({digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)});
  }
  void value(Instant instant);
  /// A word of the domain.
  template <class Enumeration>
  requires std::is_enum_v<Enumeration>
  void value(Enumeration word) { value(name(word)); }
  /// Null where there is nothing.
  template <class Value>
  void value(const std::optional<Value>& known) {
    known ? value(*known) : value(nullptr);
  }
  /// What is JSON already.
  void json(std::string_view written);

  template <class Value>
  void member(std::string_view name, const Value& member) {
    key(name);
    value(member);
  }
  /// Leaves out an empty text.
  void member_if_known(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }
  template <class Value>
  void member_if_known(std::string_view name, const std::optional<Value>& known) {
    if (known) member(name, *known);
  }

 private:
  void separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  std::string& out_;
  JsonText texts_;
  bool is_first_ = true;  ///< whether no comma stands before what comes next
};

}  // namespace pcadmin::text
