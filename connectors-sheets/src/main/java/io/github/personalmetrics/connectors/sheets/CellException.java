package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import org.jspecify.annotations.Nullable;

/** A cell that cannot be read exactly; caught by the mappers, which reject what depends on it. */
final class CellException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Cell cell;
  private final String reason;

  CellException(Cell cell, String reason) {
    super(reason, null, false, false);
    this.cell = cell;
    this.reason = reason;
  }

  Rejection rejection(SourceId source, @Nullable String externalId) {
    return new Rejection(source, externalId, cell.locator(), reason, cell.raw());
  }
}
