package io.github.personalmetrics.examples.dashboard.security;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.personalmetrics.store.StoredToken;
import io.github.personalmetrics.store.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The logins, kept in the configured store. Safe for use by many threads and processes. */
public final class Accounts {

  private static final String NAME = "dashboard.accounts";
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 1024;
  private static final JsonAdapter<List<Row>> JSON =
      new Moshi.Builder().build().adapter(Types.newParameterizedType(List.class, Row.class));

  /** An account as it is stored. */
  public record Row(String name, Role role, String hash) {
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
          more.add(new Account(name, role, hash));
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
    require(name);
    change(
        accounts ->
            accounts.stream()
                .map(a -> a.name().equals(name) ? new Account(name, a.role(), hash) : a)
                .toList());
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

  private String hash(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
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
      return rows == null
          ? List.of()
          : rows.stream().map(row -> new Account(row.name(), row.role(), row.hash())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the stored accounts cannot be read", e);
    }
  }

  private static byte[] write(List<Account> accounts) {
    List<Row> rows =
        accounts.stream().map(a -> new Row(a.name(), a.role(), a.passwordHash())).toList();
    return JSON.toJson(rows).getBytes(StandardCharsets.UTF_8);
  }
}
