package io.github.personalmetrics.connectors.sheets;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests everything that the records of a spreadsheet follow from. */
final class SheetHash {

  private final MessageDigest digest;

  private SheetHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(String text) {
    var hash = new SheetHash();
    hash.add(text);
    return hash.hex();
  }

  static String of(Spreadsheet spreadsheet, String recipe) {
    var hash = new SheetHash();
    hash.add(recipe);
    hash.add(spreadsheet.zone().getId());
    for (Spreadsheet.Tab tab : spreadsheet.tabs()) {
      hash.add(tab.id() + ":" + tab.kind() + ":" + tab.rows().size());
      for (List<Object> row : tab.rows()) {
        hash.add(Integer.toString(row.size()));
        row.forEach(cell -> hash.add(canonical(cell)));
      }
    }
    return hash.hex();
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** 5 and 5.0 are one number, but the text "5" is something else. */
  private static String canonical(Object cell) {
    return cell instanceof BigDecimal number
        ? "n" + number.stripTrailingZeros().toPlainString()
        : cell.getClass().getSimpleName().charAt(0) + cell.toString();
  }

  /** Lengths in front keep {@code ("ab", "c")} apart from {@code ("a", "bc")}. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
