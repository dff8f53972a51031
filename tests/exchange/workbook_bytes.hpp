// Workbooks made for tests: zip archives in memory, packed as Excel packs them.
//
//     const std::string bytes = workbook_of({{"subscription", "contact"}, {"0b80…", "Bluegate"}});
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pcadmin::exchange::testing {

using ZipFiles = std::vector<std::pair<std::string, std::string>>;  ///< names and contents

std::string zip_of(const ZipFiles& files);

/// The files of a workbook whose first sheet is this XML, a <sheetData> with what belongs to it.
ZipFiles workbook_files(const std::string& sheet);

/// A workbook whose first sheet holds these texts.
std::string workbook_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace pcadmin::exchange::testing
