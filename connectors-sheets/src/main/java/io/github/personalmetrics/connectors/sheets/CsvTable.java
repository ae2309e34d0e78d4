package io.github.personalmetrics.connectors.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rows of a CSV file as a sheet has them: UTF-8, separated by commas, semicolons or tabs, cells
 * in quotes where they have to be. A whole number is a number; all else stays text, as a file does
 * not say what its decimal mark is.
 */
final class CsvTable {

  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,14})");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a file begins with that only looks like text by its name. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "PK\u0003\u0004", "a workbook of a spreadsheet program (.xlsx or .ods)",
          "\u00D0\u00CF\u0011\u00E0", "a workbook of an old spreadsheet program (.xls)",
          "%PDF", "a PDF document");

  private CsvTable() {}

  /**
   * @throws IllegalArgumentException if these are not the bytes of such a file; says what they are
   */
  static List<List<Object>> parse(byte[] bytes) {
    String text = decode(bytes);
    try {
      return rows(text, separator(text));
    } catch (CsvParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException("its quotes are out of order: " + reason.getMessage(), e);
    }
  }

  private static String decode(byte[] bytes) {
    var start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    if (OTHERS.containsKey(start)) {
      throw new IllegalArgumentException("it is " + OTHERS.get(start) + ", whatever its name says");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not encoded in UTF-8", e);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("it is not encoded in UTF-8, or is no text at all");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** The one that makes most columns of the first row that is not blank. */
  private static char separator(String text) {
    char best = SEPARATORS[0];
    int most = 0;
    boolean tie = false;
    for (char separator : SEPARATORS) {
      int columns = columnsOfFirstRow(text, separator);
      tie = columns == most ? columns > 1 : tie && columns < most;
      if (columns > most) {
        most = columns;
        best = separator;
      }
    }
    if (tie) {
      throw new IllegalArgumentException(
          "its first row may be separated in two ways; use one of comma, semicolon and tab only");
    }
    return best;
  }

  /** None with a wrong separator, which may stand behind a closing quote. */
  private static int columnsOfFirstRow(String text, char separator) {
    try {
      for (CsvRecord record : reader(text, separator)) {
        long columns = record.getFields().stream().filter(field -> !field.isBlank()).count();
        if (columns > 0) {
          return (int) columns;
        }
      }
    } catch (CsvParseException e) {
      return 0;
    }
    return 0;
  }

  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .ofCsvRecord(text);
  }

  private static List<List<Object>> rows(String text, char separator) {
    var rows = new ArrayList<List<Object>>();
    var seen = new HashMap<String, Object>();
    String last = "";
    for (CsvRecord record : reader(text, separator)) {
      List<String> fields = record.getFields();
      var cells = new ArrayList<Object>(fields.size());
      for (String field : fields) {
        cells.add(seen.computeIfAbsent(field, CsvTable::cell));
      }
      rows.add(List.copyOf(cells));
      last = fields.isEmpty() ? "" : fields.get(fields.size() - 1);
    }
    if (!last.isEmpty() && text.endsWith('"' + last.replace("\"", "\"\""))) {
      throw new IllegalArgumentException("a quote in it is never closed");
    }
    return rows;
  }

  private static Object cell(String field) {
    return WHOLE.matcher(field).matches() ? new BigDecimal(field) : field;
  }
}
