package io.github.personalmetrics.connectors.withings;

import java.util.HashMap;
import java.util.Map;

/**
 * The families of the provider's own API description. Any other number means that an error
 * occurred, which may not occur the next time.
 */
enum StatusFamily {
  OK("0"),
  AUTHENTICATION_FAILED("100-102 200 401"),
  NOT_ALLOWED("214 277 2553 2555"),
  NOT_IMPLEMENTED("2554"),
  INVALID_PARAMETERS(
      "201-213 216-218 220-221 223 225 227-230 234-236 238 240-252 254 260-267 271-272 275-276"
          + " 283-288 290 293-295 297 300-304 321 323-353 380-382 400 501-511 523 532 3017-3019"),
  TIMEOUT("522"),
  BAD_STATE("524"),
  TOO_MANY_REQUESTS("601"),
  ERROR("");

  private static final Map<Integer, StatusFamily> BY_STATUS = new HashMap<>();

  static {
    for (StatusFamily family : values()) {
      for (String range : family.statuses.split(" ")) {
        family.claim(range);
      }
    }
  }

  private final String statuses;

  /**
   * @param statuses numbers and ranges, both ends included
   */
  StatusFamily(String statuses) {
    this.statuses = statuses;
  }

  static StatusFamily of(int status) {
    return BY_STATUS.getOrDefault(status, ERROR);
  }

  private void claim(String range) {
    if (!range.isEmpty()) {
      int dash = range.indexOf('-');
      int last = Integer.parseInt(range.substring(dash + 1));
      int first = dash < 0 ? last : Integer.parseInt(range.substring(0, dash));
      for (int status = first; status <= last; status++) {
        BY_STATUS.put(status, this);
      }
    }
  }
}
