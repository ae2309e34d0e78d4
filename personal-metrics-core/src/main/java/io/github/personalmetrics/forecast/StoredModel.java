package io.github.personalmetrics.forecast;

import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model as bytes that say everything about it, its {@link ModelCard} included. There is none
 * whose bytes are not those that its version promises.
 */
public final class StoredModel {

  private final ModelVersion version;
  private final String mediaType;
  private final byte[] bytes;

  private StoredModel(ModelVersion version, String mediaType, byte[] bytes) {
    this.version = version;
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /**
   * @param week the ISO week of the last training week, such as {@code 2026-W12}
   */
  public static StoredModel of(String week, String mediaType, byte[] bytes) {
    byte[] own = bytes.clone();
    return new StoredModel(new ModelVersion(week, sha256(own)), mediaType, own);
  }

  /**
   * What a repository read.
   *
   * @throws Unreadable if the bytes are not those of the version
   */
  public static StoredModel verified(ModelVersion version, String mediaType, byte[] bytes) {
    byte[] own = bytes.clone();
    String actual = sha256(own);
    if (!actual.equals(version.sha256())) {
      throw new Unreadable(
          "model.corrupt",
          "the stored model " + version + " has the checksum " + actual,
          "It was damaged after it was written. Roll back to an earlier version or train again.",
          null);
    }
    return new StoredModel(version, mediaType, own);
  }

  public ModelVersion version() {
    return version;
  }

  /** Such as {@code application/json}. */
  public String mediaType() {
    return mediaType;
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "StoredModel[" + version + ", " + mediaType + ", " + bytes.length + " bytes]";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
