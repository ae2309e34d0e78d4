package io.github.personalmetrics.connectors.http;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;

/** How keys are written: Tink's JSON, or plain base64. The first of several encrypts. */
final class Keysets {

  private static final int KEY_BYTES = 32;

  private Keysets() {}

  /**
   * @throws GeneralSecurityException if these are no keys that encrypt
   */
  static KeysetHandle parse(String text) throws GeneralSecurityException {
    AeadConfig.register();
    KeysetHandle keys =
        text.strip().startsWith("{")
            ? TinkJsonProtoKeysetFormat.parseKeyset(
                text, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
            : plain(text);
    aead(keys);
    return keys;
  }

  static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
    return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  static String write(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  static KeysetHandle create() throws GeneralSecurityException {
    AeadConfig.register();
    return KeysetHandle.generateNew(
        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
  }

  /** A new key encrypts from now on; the others still decrypt. */
  static KeysetHandle withNewKey(KeysetHandle keys) throws GeneralSecurityException {
    AeadConfig.register();
    return KeysetHandle.newBuilder(keys)
        .addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary())
        .build();
  }

  static KeysetHandle newestOnly(KeysetHandle keys) throws GeneralSecurityException {
    KeysetHandle.Entry primary = keys.getPrimary();
    return KeysetHandle.newBuilder()
        .addEntry(
            KeysetHandle.importKey(primary.getKey()).withFixedId(primary.getId()).makePrimary())
        .build();
  }

  private static KeysetHandle plain(String text) throws GeneralSecurityException {
    KeysetHandle.Builder keys = KeysetHandle.newBuilder();
    var ids = new HashSet<Integer>();
    for (String word : text.strip().split("[\\s,]+", -1)) {
      byte[] bytes = decode(word);
      int id = id(bytes);
      if (!ids.add(id)) {
        continue;
      }
      KeysetHandle.Builder.Entry entry =
          KeysetHandle.importKey(key(bytes, id)).withFixedId(id).setStatus(KeyStatus.ENABLED);
      keys.addEntry(ids.size() == 1 ? entry.makePrimary() : entry);
    }
    return keys.build();
  }

  private static byte[] decode(String word) throws GeneralSecurityException {
    try {
      byte[] bytes = Base64.getDecoder().decode(word);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the cause: its message may quote the key.
    }
    throw new GeneralSecurityException("not 32 bytes in base64");
  }

  @AccessesPartialKey
  private static AesGcmKey key(byte[] bytes, int id) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .setIdRequirement(id)
        .build();
  }

  /** The same key has the same id everywhere, and the id tells nothing of the key. */
  private static int id(byte[] key) throws GeneralSecurityException {
    return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
  }
}
