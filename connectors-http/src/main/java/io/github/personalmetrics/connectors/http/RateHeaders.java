package io.github.personalmetrics.connectors.http;

import java.util.List;
import java.util.Map;

/** What a provider's answers say of its limits. Called by many threads at once. */
@FunctionalInterface
public interface RateHeaders {

  /** Of a provider that does not say. */
  RateHeaders NONE = headers -> List.of();

  /**
   * @param headers by name in lower case
   * @return nothing for windows of which the answer says nothing that can be understood
   */
  List<Usage> read(Map<String, String> headers);

  /**
   * @param window the name of a {@link RateWindow}
   * @param limit calls that the provider allows in it; 1 or more
   * @param used calls that it has counted, this one included
   */
  record Usage(String window, int limit, int used) {}
}
