#include "exchange/workbook_bytes.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace pcadmin::exchange::testing {

namespace {

void append_number(std::string& bytes, std::uint64_t number, int size) {
  for (int i = 0; i < size; ++i)
    bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

std::string deflated(const std::string& content) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib can't begin");
  }
  std::string packed(deflateBound(&stream, content.size()), '\0');
  std::string copy = content;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int done = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (done != Z_STREAM_END) throw std::runtime_error("zlib can't pack");
  return packed;
}

/// What a file's own header and its entry in the directory share.
std::string description(const std::string& name, const std::string& content, const std::string& packed) {
  std::string bytes;
  append_number(bytes, 20, 2);  // the version that is needed
  append_number(bytes, 0, 2);
  append_number(bytes, 8, 2);  // deflated
  append_number(bytes, 0, 4);  // the time
  append_number(bytes, crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
  append_number(bytes, packed.size(), 4);
  append_number(bytes, content.size(), 4);
  append_number(bytes, name.size(), 2);
  append_number(bytes, 0, 2);
  return bytes;
}

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) {
    if (c == '<') {
      xml += "&lt;";
    } else if (c == '&') {
      xml += "&amp;";
    } else {
      xml += c;
    }
  }
  return xml;
}

}  // namespace

std::string zip_of(const ZipFiles& files) {
  std::string bytes;
  std::string directory;
  for (const auto& [name, content] : files) {
    const std::string packed = deflated(content);
    const std::string about = description(name, content, packed);
    directory += "PK\x01\x02";
    append_number(directory, 20, 2);
    directory += about;
    directory.append(10, '\0');
    append_number(directory, bytes.size(), 4);
    directory += name;
    bytes += "PK\x03\x04" + about + name + packed;
  }
  const std::size_t begin = bytes.size();
  bytes += directory + "PK\x05\x06";
  append_number(bytes, 0, 4);
  append_number(bytes, files.size(), 2);
  append_number(bytes, files.size(), 2);
  append_number(bytes, directory.size(), 4);
  append_number(bytes, begin, 4);
  append_number(bytes, 0, 2);
  return bytes;
}

ZipFiles workbook_files(const std::string& sheet) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
  };
  return {
      {"_rels/.rels", relations + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/workbook.xml", "<workbook " + main + " xmlns:r=\"" + office +
                              "\"><sheets><sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"rId9\"/>"
                              "<sheet name=\"rows\" sheetId=\"2\" r:id=\"rId1\"/>"
                              "<sheet name=\"more\" sheetId=\"3\" r:id=\"rId9\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations + relation("rId1", "worksheet", "worksheets/sheet1.xml") +
                                         relation("rId9", "worksheet", "worksheets/sheet9.xml") +
                                         relation("rId2", "sharedStrings", "/xl/sharedStrings.xml") +
                                         relation("rId3", "styles", "styles.xml") + "</Relationships>"},
      {"xl/sharedStrings.xml", "<sst " + main +
                                   "><si><t>subscription</t></si><si><r><t>con</t></r><r><t>tact</t></r>"
                                   "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si></sst>"},
      {"xl/styles.xml",
       "<styleSheet " + main +
           "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
           "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet " + main + ">" + sheet + "</worksheet>"},
  };
}

std::string workbook_of(const std::vector<std::vector<std::string>>& rows) {
  std::string sheet = "<sheetData>";
  for (const auto& row : rows) {
    sheet += "<row>";
    for (const std::string& text : row)
      sheet += "<c t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
    sheet += "</row>";
  }
  return zip_of(workbook_files(sheet + "</sheetData>"));
}

}  // namespace pcadmin::exchange::testing
