#include "exchange/readers.hpp"

#include "text/translate.hpp"

namespace pcadmin::exchange {

Result<void> read_records(Bytes& bytes, Format format, Faults& faults, const RecordHandler& handler,
                          const EnvelopeHandler& envelope) {
  Source source(bytes, faults);
  source.skip_blanks();
  const int first = source.peek();
  if (first == Source::end) {
    if (!source.broken()) faults.add("EMPTY_FILE", 1, 1, {}, text::tr("The file is empty."));
  } else if (format == Format::json || (format == Format::guess && (first == '{' || first == '['))) {
    read_json(source, faults, handler, envelope);
  } else {
    read_csv(source, faults, format == Format::csv, handler);
  }
  if (source.read_error()) return *source.read_error();
  return {};
}

}  // namespace pcadmin::exchange
