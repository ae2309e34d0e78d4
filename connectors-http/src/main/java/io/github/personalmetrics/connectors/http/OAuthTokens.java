package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.personalmetrics.domain.Account;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider gave us to act for a person. Immutable; {@link #toString} shows no token. */
public final class OAuthTokens {

  private static final JsonAdapter<Json.Tokens> ADAPTER =
      new Moshi.Builder().build().adapter(Json.Tokens.class);

  private final String accessToken;
  private final String refreshToken;
  private final @Nullable Instant expiresAt;
  private final @Nullable Account account;

  private OAuthTokens(
      String accessToken,
      String refreshToken,
      @Nullable Instant expiresAt,
      @Nullable Account account) {
    this.accessToken = accessToken;
    this.refreshToken = refreshToken;
    this.expiresAt = expiresAt;
    this.account = account;
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
    return new OAuthTokens(accessToken, refreshToken, expiresAt, account);
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

  byte[] toBytes() {
    return ADAPTER
        .toJson(
            new Json.Tokens(
                accessToken,
                refreshToken,
                expiresAt == null ? null : expiresAt.getEpochSecond(),
                account == null ? null : account.id(),
                account == null ? List.of() : account.scopes().stream().sorted().toList()))
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
                    json.account(), json.scopes() == null ? Set.of() : Set.copyOf(json.scopes())));
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
        @Nullable List<String> scopes) {}
  }
}
