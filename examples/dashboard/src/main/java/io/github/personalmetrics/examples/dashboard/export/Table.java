package io.github.personalmetrics.examples.dashboard.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula is
 * preceded by an apostrophe: somebody else may have written it. Not thread-safe.
 */
final class Table {

  private static final String FORMULA = "=+-@\t\r\n";

  private final CsvWriter rows;
  private final String[] cells;

  Table(OutputStream out, String... header) {
    rows =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    cells = new String[header.length];
    rows.writeRecord(header);
  }

  /**
   * @param values one for each column; null leaves the cell empty
   */
  void add(@Nullable Object... values) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(values[i]);
    }
    rows.writeRecord(cells);
  }

  /** What was written is in the stream from now on, which stays open. */
  void end() {
    try {
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    return value instanceof String text ? inert(text) : value.toString();
  }

  private static String inert(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
  }
}
