package io.github.personalmetrics.examples.dashboard.security;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.personalmetrics.examples.dashboard.person.Preferences;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The logins, kept in the configured store. Safe for use by many threads and processes. */
public final class Accounts {

  private static final String NAME = "dashboard.accounts";
  public static final int MIN_PASSWORD = 8;
  public static final int MAX_PASSWORD = 1024;
  private static final JsonAdapter<List<Row>> JSON =
      new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, Row.class));

  /**
   * An account as it is stored.
   *
   * @param preferences absent as long as it has not chosen any
   * @param era absent before its sessions were first ended at once
   */
  public record Row(
      String name,
      Role role,
      String hash,
      @Nullable Map<String, String> preferences,
      @Nullable Integer era) {
    static Row of(Account a) {
      return new Row(a.name(), a.role(), a.passwordHash(), a.preferences().asMap(), a.era());
    }

    Account account() {
      return new Account(
          name,
          role,
          hash,
          Preferences.of(Objects.requireNonNullElse(preferences, Map.of())),
          Objects.requireNonNullElse(era, 0));
    }

    @Override
    public String toString() {
      return "Row[" + name + ']';
    }
  }

  private final TokenStore store;
  private final Passwords passwords;

  public Accounts(TokenStore store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
  }

  public List<Account> all() {
    return store.load(NAME).map(Accounts::read).orElse(List.of());
  }

  public Optional<Account> find(String name) {
    return all().stream().filter(account -> account.name().equals(name)).findFirst();
  }

  /**
   * @throws AccountException if there is one of that name, or name or password will not do
   */
  public void add(String name, Role role, String password) {
    if (!Account.isName(name)) {
      throw new AccountException(
          "a user name is 1 to 64 letters, digits and . _ @ -, which \"" + name + "\" is not");
    }
    String hash = hash(password);
    change(
        accounts -> {
          if (accounts.stream().anyMatch(account -> account.name().equals(name))) {
            throw new AccountException("there is a user " + name + "; `user reset` changes it");
          }
          var more = new ArrayList<>(accounts);
          more.add(new Account(name, role, hash, Preferences.DEFAULT, 0));
          return more;
        });
  }

  /**
   * Gives an account another password, which also ends its sessions.
   *
   * @throws AccountException if there is none of that name, or the password will not do
   */
  public void reset(String name, String password) {
    String hash = hash(password);
    change(name, account -> account.withPassword(hash));
  }

  /**
   * @throws AccountException if there is none of that name
   */
  public void prefer(String name, UnaryOperator<Preferences> choice) {
    change(name, account -> account.with(choice.apply(account.preferences())));
  }

  /**
   * Ends every session of an account, also those that another process knows.
   *
   * @throws AccountException if there is none of that name
   */
  public void endSessions(String name) {
    change(name, Account::inNextEra);
  }

  /**
   * Whether one could have it; from {@value #MIN_PASSWORD} to {@value #MAX_PASSWORD} characters.
   */
  public static boolean isPassword(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= MIN_PASSWORD && length <= MAX_PASSWORD;
  }

  /**
   * @throws AccountException if there is none of that name
   */
  public void remove(String name) {
    require(name);
    change(accounts -> accounts.stream().filter(a -> !a.name().equals(name)).toList());
  }

  private void require(String name) {
    if (find(name).isEmpty()) {
      throw new AccountException("there is no user " + name + "; `user add` makes one");
    }
  }

  private void change(String name, UnaryOperator<Account> change) {
    require(name);
    change(
        accounts ->
            accounts.stream().map(a -> a.name().equals(name) ? change.apply(a) : a).toList());
  }

  private String hash(String password) {
    if (!isPassword(password)) {
      throw new AccountException(
          "a password has %d to %d characters; 15 or more are recommended"
              .formatted(MIN_PASSWORD, MAX_PASSWORD));
    }
    return passwords.hash(password);
  }

  private void change(UnaryOperator<List<Account>> change) {
    boolean done = false;
    while (!done) {
      Optional<StoredToken> before = store.load(NAME);
      List<Account> after = change.apply(before.map(Accounts::read).orElse(List.of()));
      done = store.compareAndSet(NAME, before.map(StoredToken::version).orElse(0L), write(after));
    }
  }

  private static List<Account> read(StoredToken stored) {
    try {
      List<Row> rows = JSON.fromJson(new String(stored.bytes(), StandardCharsets.UTF_8));
      return rows == null ? List.of() : rows.stream().map(Row::account).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the stored accounts cannot be read", e);
    }
  }

  private static byte[] write(List<Account> accounts) {
    return JSON.toJson(accounts.stream().map(Row::of).toList()).getBytes(StandardCharsets.UTF_8);
  }
}
