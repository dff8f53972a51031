// Reads XML as it comes, without what could be made to grow: a document type, and with it entities, is refused.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace pcadmin::exchange {

/// The attributes of an element; names without their namespace's prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty where there is none of that name.
  std::string_view value(std::string_view name) const;

 private:
  const char** pairs_;
};

/// What is made of a document. Names are without their namespace's prefix.
class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*text*/) {}
  /// Whether nothing more is wanted.
  virtual bool stopped() const { return false; }
};

class XmlReader {
 public:
  explicit XmlReader(XmlVisitor& visitor);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// Answers whether more are wanted: not where the XML is broken, or the visitor has stopped.
  bool take(std::string_view piece);
  /// After the last piece: whether it was a whole document.
  bool finish();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace pcadmin::exchange
