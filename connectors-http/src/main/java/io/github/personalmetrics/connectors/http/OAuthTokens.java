package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider gave us to act for a person. Immutable; {@link #toString} shows no token. */
public final class OAuthTokens {

  private static final JsonAdapter<Json.Tokens> ADAPTER =
      new Moshi.Builder().build().adapter(Json.Tokens.class);

  private static final long SHORTEST = Duration.ofMinutes(2).toSeconds();
  private static final long LONGEST = Duration.ofDays(3650).toSeconds();

  private final String accessToken;
  private final String refreshToken;
  private final @Nullable Instant expiresAt;
  private final @Nullable Account account;
  private final @Nullable String previous;

  private OAuthTokens(
      String accessToken,
      String refreshToken,
      @Nullable Instant expiresAt,
      @Nullable Account account,
      @Nullable String previous) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.expiresAt = expiresAt;
    this.account = account;
    this.previous = previous;
  }

  /**
   * @param expiresAt of the access token, if it is known
   * @param account whose tokens these are, if the provider said so
   */
  public static OAuthTokens of(
      String accessToken,
      String refreshToken,
      @Nullable Instant expiresAt,
      @Nullable Account account) {
    return new OAuthTokens(accessToken, refreshToken, expiresAt, account, null);
  }

  /**
   * As an answer brings them.
   *
   * @param asked by our own clock: that it is wrong does not matter then
   * @param seconds how long the access token lives; null, or less than is worth knowing, leaves it
   *     to the provider to call it invalid
   */
  public static OAuthTokens lasting(
      String accessToken,
      String refreshToken,
      Instant asked,
      @Nullable Long seconds,
      @Nullable Account account) {
    Instant end =
        seconds != null && seconds > SHORTEST && seconds < LONGEST
            ? asked.plusSeconds(seconds)
            : null;
    return of(accessToken, refreshToken, end, account);
  }

  public String accessToken() {
    return accessToken;
  }

  public String refreshToken() {
    return refreshToken;
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Account> account() {
    return Optional.ofNullable(account);
  }

  /** These, from the refresh token that was traded for them: until they have worked, it is kept. */
  OAuthTokens tradedFor(String oldRefreshToken) {
    String kept = oldRefreshToken.equals(refreshToken) ? null : oldRefreshToken;
    return new OAuthTokens(accessToken, refreshToken, expiresAt, account, kept);
  }

  /** These have worked. */
  OAuthTokens proven() {
    return new OAuthTokens(accessToken, refreshToken, expiresAt, account, null);
  }

  boolean isProven() {
    return previous == null;
  }

  /** Those to renew if the provider does not know the refresh token of these. */
  Optional<OAuthTokens> previous() {
    return previous == null
        ? Optional.empty()
        : Optional.of(new OAuthTokens(accessToken, previous, expiresAt, account, null));
  }

  /** Not renewed since: a provider may renew by letting the same tokens live longer. */
  boolean isSameAs(OAuthTokens other) {
    return accessToken.equals(other.accessToken)
        && refreshToken.equals(other.refreshToken)
        && Objects.equals(expiresAt, other.expiresAt);
  }

  byte[] toBytes() {
    return ADAPTER
        .toJson(
            new Json.Tokens(
                accessToken,
                refreshToken,
                expiresAt == null ? null : expiresAt.getEpochSecond(),
                account == null ? null : account.id(),
                account == null ? List.of() : account.scopes().stream().sorted().toList(),
                previous))
        .getBytes(StandardCharsets.UTF_8);
  }

  static OAuthTokens fromBytes(byte[] bytes) {
    try {
      Json.Tokens json = ADAPTER.fromJson(new String(bytes, StandardCharsets.UTF_8));
      if (json != null && json.access() != null && json.refresh() != null) {
        return new OAuthTokens(
            json.access(),
            json.refresh(),
            json.expires() == null ? null : Instant.ofEpochSecond(json.expires()),
            json.account() == null
                ? null
                : new Account(
                    json.account(), json.scopes() == null ? Set.of() : Set.copyOf(json.scopes())),
            json.previous());
      }
    } catch (IOException | RuntimeException e) {
      // Said below, without the cause: its message may quote the token.
    }
    throw new StoreException.Corrupt(
        "tokens.unreadable",
        "the stored tokens cannot be read",
        "Connect the provider again.",
        null);
  }

  @Override
  public String toString() {
    return "OAuthTokens[expiresAt=" + expiresAt + ']';
  }

  /** Moshi needs a public record; inside a package-private interface nobody else can name it. */
  interface Json {
    record Tokens(
        @Nullable String access,
        @Nullable String refresh,
        @Nullable Long expires,
        @Nullable String account,
        @Nullable List<String> scopes,
        @Nullable String previous) {
      @Override
      public String toString() {
        return "Tokens";
      }
    }
  }
}
