package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of the provider's API description, number by number. */
class StatusFamilyTest {

  private static final Map<String, StatusFamily> NAMES =
      Map.of(
          "Operation was successful", StatusFamily.OK,
          "Authentication failed", StatusFamily.AUTHENTICATION_FAILED,
          "Unauthorized", StatusFamily.NOT_ALLOWED,
          "Not implemented", StatusFamily.NOT_IMPLEMENTED,
          "Invalid params", StatusFamily.INVALID_PARAMETERS,
          "Timeout", StatusFamily.TIMEOUT,
          "Bad state", StatusFamily.BAD_STATE,
          "Too many request", StatusFamily.TOO_MANY_REQUESTS,
          "An error occurred", StatusFamily.ERROR);

  @Test
  void everyStatusIsOfTheFamilyThatTheProviderSays() throws IOException {
    Map<Integer, StatusFamily> described = described();

    assertThat(described).hasSizeGreaterThan(200);
    for (int status = -1; status <= 20_000; status++) {
      assertThat(StatusFamily.of(status))
          .as("status %d", status)
          .isEqualTo(described.getOrDefault(status, StatusFamily.ERROR));
    }
  }

  private static Map<Integer, StatusFamily> described() throws IOException {
    var file = RecordedData.folder("withings").resolve("reference/status_codes.json");
    List<?> rows = new RawJson(Files.readString(file)).as(List.class);
    var described = new HashMap<Integer, StatusFamily>();
    for (Object row : rows) {
      Map<?, ?> fields = (Map<?, ?>) row;
      String[] codes = String.valueOf(fields.get("codes")).split("\\.\\.", 2);
      int last = Integer.parseInt(codes[codes.length - 1]);
      for (int status = Integer.parseInt(codes[0]); status <= last; status++) {
        described.put(status, NAMES.get(String.valueOf(fields.get("family"))));
      }
    }
    return described;
  }
}
