package io.github.personalmetrics.connectors.sheets;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which spreadsheet at Google, as whom, and by which way. Prints no secret. */
record GoogleAccess(
    String spreadsheetId,
    String credentialsJson,
    URI rootUrl,
    @Nullable URI tokenUrl,
    Duration timeout) {

  private static final URI ROOT_URL = URI.create("https://sheets.googleapis.com/");

  static GoogleAccess of(String spreadsheetId, String credentialsJson) {
    return new GoogleAccess(spreadsheetId, credentialsJson, ROOT_URL, null, Duration.ofSeconds(20));
  }

  GoogleAccess withRootUrl(URI rootUrl) {
    return new GoogleAccess(spreadsheetId, credentialsJson, rootUrl, tokenUrl, timeout);
  }

  GoogleAccess withTokenUrl(URI tokenUrl) {
    return new GoogleAccess(spreadsheetId, credentialsJson, rootUrl, tokenUrl, timeout);
  }

  GoogleAccess withTimeout(Duration timeout) {
    return new GoogleAccess(spreadsheetId, credentialsJson, rootUrl, tokenUrl, timeout);
  }

  @Override
  public String toString() {
    return "Google at " + rootUrl;
  }
}
