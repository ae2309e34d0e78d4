package io.github.personalmetrics.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The service account that the spreadsheet is shared with, and its key. Thread-safe. */
final class SheetsAccount {
  private static final String PROJECT = "simulated-project";
  private static final String EMAIL = "reader@simulated-project.iam.gserviceaccount.com";

  private final String spreadsheetId;
  private final String keyId;
  private @Nullable KeyPair keys;

  SheetsAccount(Secrets secrets) {
    this.spreadsheetId = "1sim" + secrets.next();
    this.keyId = secrets.next();
  }

  String spreadsheetId() {
    return spreadsheetId;
  }

  String email() {
    return EMAIL;
  }

  /** The key file as Google hands it out once. */
  String credentialsJson(URI tokenUrl) {
    var pem = Base64.getMimeEncoder(64, new byte[] {'\n'});
    var json = new LinkedHashMap<String, Object>();
    json.put("type", "service_account");
    json.put("project_id", PROJECT);
    json.put("private_key_id", keyId);
    json.put(
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n"
            + pem.encodeToString(keys().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    json.put("client_email", EMAIL);
    json.put("client_id", "100000000000000000042");
    json.put("token_uri", tokenUrl.toString());
    json.put("universe_domain", "googleapis.com");
    return Json.write(json);
  }

  /** Whether the account's own key signed the text. */
  boolean signed(String text, byte[] signature) {
    try {
      var verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(keys().getPublic());
      verifier.update(text.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** Made when first needed: it takes longer than starting the simulator. */
  private synchronized KeyPair keys() {
    if (keys == null) {
      try {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has RSA", e);
      }
    }
    return keys;
  }

  @Override
  public String toString() {
    return "SheetsAccount[" + EMAIL + ", secrets hidden]";
  }
}
