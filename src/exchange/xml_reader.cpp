#include "exchange/xml_reader.hpp"

#include <expat.h>

#include <stdexcept>

namespace pcadmin::exchange {

namespace {

std::string_view local(std::string_view name) {
  return name.substr(name.rfind('|') + 1);
}

}  // namespace

std::string_view XmlAttributes::value(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (local(*pair) == name) return pair[1];
  return {};
}

struct XmlReader::Parser {
  explicit Parser(XmlVisitor& its_visitor) : expat(XML_ParserCreateNS(nullptr, '|')), visitor(its_visitor) {
    if (expat == nullptr) throw std::bad_alloc();
    XML_SetUserData(expat, this);
    XML_SetElementHandler(expat, on_begin, on_end);
    XML_SetCharacterDataHandler(expat, on_text);
    XML_SetStartDoctypeDeclHandler(expat, on_document_type);
  }
  ~Parser() { XML_ParserFree(expat); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static Parser& of(void* data) { return *static_cast<Parser*>(data); }
  void stop_if_wanted() {
    if (visitor.stopped()) XML_StopParser(expat, XML_FALSE);
  }

  static void on_begin(void* data, const char* name, const char** attributes) {
    of(data).visitor.begin(local(name), XmlAttributes(attributes));
    of(data).stop_if_wanted();
  }
  static void on_end(void* data, const char* name) {
    of(data).visitor.end(local(name));
    of(data).stop_if_wanted();
  }
  static void on_text(void* data, const char* text, int length) {
    of(data).visitor.text({text, static_cast<std::size_t>(length)});
    of(data).stop_if_wanted();
  }
  static void on_document_type(void* data, const char*, const char*, const char*, int) {
    XML_StopParser(of(data).expat, XML_FALSE);
  }

  XML_Parser expat;
  XmlVisitor& visitor;
};

XmlReader::XmlReader(XmlVisitor& visitor) : parser_(std::make_unique<Parser>(visitor)) {}
XmlReader::~XmlReader() = default;

bool XmlReader::take(std::string_view piece) {
  return XML_Parse(parser_->expat, piece.data(), static_cast<int>(piece.size()), XML_FALSE) == XML_STATUS_OK;
}

bool XmlReader::finish() {
  return XML_Parse(parser_->expat, "", 0, XML_TRUE) == XML_STATUS_OK;
}

}  // namespace pcadmin::exchange
