package io.github.personalmetrics.connectors.sheets;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a spreadsheet is read from. */
interface SheetReader {

  /**
   * Reads the whole of the chosen tabs.
   *
   * @param known what was read the last time, if anything was
   * @param unchanged whether that is what is there now
   * @return absent if it is, which took one call
   */
  Optional<Spreadsheet> read(@Nullable SheetCursor known, Predicate<Spreadsheet> unchanged);
}
