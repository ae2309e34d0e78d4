package io.github.personalmetrics.connectors.http;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.github.personalmetrics.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The keys that tokens are encrypted with: AES-256-GCM by Tink, whose key ids allow rotation. One
 * key encrypts, all decrypt. Immutable, safe for use by many threads; {@link #toString} shows
 * nothing.
 *
 * <p>To change the key: {@link #rotate} the file (or put a new key in front of the old one), let
 * {@link EncryptedTokenStore#renew} encrypt what is stored, then {@link #dropOld}.
 */
public final class TokenKeys {

  /** What Tink puts in front of a secret: this, and the id of its key. */
  private static final byte TINK = 1;

  private final Aead aead;
  private final Set<Integer> ids;

  private TokenKeys(KeysetHandle keys) throws GeneralSecurityException {
    this.aead = Keysets.aead(keys);
    var all = new HashSet<Integer>();
    for (int i = 0; i < keys.size(); i++) {
      all.add(keys.getAt(i).getId());
    }
    this.ids = Set.copyOf(all);
  }

  /**
   * Reads a key file, or makes one that only its owner can read.
   *
   * @throws StoreException if the file cannot be read, made or understood
   */
  public static TokenKeys readOrCreate(Path file) {
    return of(new KeyFile(file).readOrCreate());
  }

  /**
   * Reads a key file that must be there, because something was encrypted with it.
   *
   * @throws StoreException if it is missing, or cannot be read or understood
   */
  public static TokenKeys read(Path file) {
    return of(new KeyFile(file).read());
  }

  /**
   * Keys from a setting or the environment.
   *
   * @param text 32 bytes in base64, as {@code openssl rand -base64 32} makes them; several are
   *     separated by commas, and the first encrypts. Or the text of a key file
   * @throws StoreException.Corrupt if it is something else
   */
  public static TokenKeys parse(String text) {
    try {
      return new TokenKeys(Keysets.parse(text));
    } catch (GeneralSecurityException e) {
      // Without the cause: its message may quote the key.
      throw new StoreException.Corrupt(
          "keys.corrupt",
          "the key in the settings is no key",
          "Make one with: openssl rand -base64 32",
          null);
    }
  }

  /**
   * Puts a new key into the file, which encrypts from now on; the old ones still decrypt.
   *
   * @throws StoreException if the file is missing, or cannot be read, understood or replaced
   */
  public static TokenKeys rotate(Path file) {
    return of(new KeyFile(file).change(Keysets::withNewKey));
  }

  /**
   * Takes every key but the newest out of the file: what they encrypted can then be read no more.
   *
   * @throws StoreException if the file is missing, or cannot be read, understood or replaced
   */
  public static TokenKeys dropOld(Path file) {
    return of(new KeyFile(file).change(Keysets::newestOnly));
  }

  private static TokenKeys of(KeysetHandle keys) {
    try {
      return new TokenKeys(keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key file is read with keys that encrypt", e);
    }
  }

  byte[] encrypt(byte[] plain, byte[] about) throws GeneralSecurityException {
    return aead.encrypt(plain, about);
  }

  byte[] decrypt(byte[] secret, byte[] about) throws GeneralSecurityException {
    return aead.decrypt(secret, about);
  }

  /** Whether the secret says that it was encrypted with a key that is not among these. */
  boolean lacksKeyOf(byte[] secret) {
    OptionalInt id = keyId(secret);
    return id.isPresent() && !ids.contains(id.getAsInt());
  }

  private static OptionalInt keyId(byte[] secret) {
    return secret.length > 5 && secret[0] == TINK
        ? OptionalInt.of(ByteBuffer.wrap(secret, 1, 4).getInt())
        : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return "TokenKeys";
  }
}
