package io.github.personalmetrics.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class ErrorsTest {

  private static final Path FILE = Path.of("me.db");

  @ParameterizedTest
  @CsvSource({
    "SQLITE_BUSY, store.locked",
    "SQLITE_BUSY_SNAPSHOT, store.locked",
    "SQLITE_LOCKED, store.locked",
    "SQLITE_FULL, store.disk-full",
    "SQLITE_READONLY, store.read-only",
    "SQLITE_READONLY_DIRECTORY, store.read-only",
    "SQLITE_CORRUPT, store.corrupt",
    "SQLITE_CORRUPT_VTAB, store.corrupt",
    "SQLITE_NOTADB, store.not-a-database",
    "SQLITE_IOERR_READ, store.failed",
  })
  void everyKindOfFailureHasACodeTheFileAndAdvice(SQLiteErrorCode error, String code) {
    var cause = new SQLiteException("[" + error + "]", error);
    StoreException e = Errors.of(cause, FILE);

    assertThat(e.code()).isEqualTo(code);
    assertThat(e).hasMessageContaining("me.db").hasCause(cause);
    assertThat(e.advice()).endsWith(".");
    boolean corrupt = code.equals("store.corrupt") || code.equals("store.not-a-database");
    assertThat(e)
        .isInstanceOf(corrupt ? StoreException.Corrupt.class : StoreException.Unavailable.class);
  }

  @Test
  void aFailureWithoutACodeKeepsItsMessage() {
    StoreException e = Errors.of(new SQLException("the driver is tired"), FILE);
    assertThat(e.code()).isEqualTo("store.failed");
    assertThat(e).hasMessageContaining("the driver is tired");
  }
}
