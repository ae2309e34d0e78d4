package io.github.personalmetrics.connectors.http;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The keys that tokens are encrypted with: AES-256-GCM by Tink, whose key ids allow rotation.
 * Immutable, safe for use by many threads; {@link #toString} shows nothing.
 */
public final class TokenKeys {

  private final Aead aead;

  private TokenKeys(Aead aead) {
    this.aead = aead;
  }

  /**
   * Reads a key file, or makes one that only its owner can read.
   *
   * @throws StoreException if the file cannot be read, made or understood
   */
  public static TokenKeys readOrCreate(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new StoreException.Unavailable(
          "keys.unreadable",
          "the key file " + file + " cannot be read or made",
          "Check the folder and its permissions.",
          e);
    } catch (GeneralSecurityException e) {
      // Without the cause: its message may quote the key.
      throw new StoreException.Corrupt(
          "keys.corrupt",
          "the key file " + file + " does not hold a key",
          "Put the right file back. Without it the stored tokens are lost: remove it and connect"
              + " again.",
          null);
    }
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    AeadConfig.register();
    String keyset =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
            InsecureSecretKeyAccess.get());
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, ".key", ".tmp", ownerOnly());
    try {
      Files.writeString(half, keyset, StandardOpenOption.DSYNC);
      // Appears whole or not at all, and not over a key that somebody else just made.
      Files.move(half, file);
    } catch (FileAlreadyExistsException e) {
      // The other one counts.
      Files.delete(half);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static TokenKeys parse(String keyset) throws GeneralSecurityException {
    AeadConfig.register();
    KeysetHandle handle =
        TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    return new TokenKeys(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
  }

  byte[] encrypt(byte[] plain, byte[] about) throws GeneralSecurityException {
    return aead.encrypt(plain, about);
  }

  byte[] decrypt(byte[] secret, byte[] about) throws GeneralSecurityException {
    return aead.decrypt(secret, about);
  }

  @Override
  public String toString() {
    return "TokenKeys";
  }
}
