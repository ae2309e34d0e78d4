package io.github.personalmetrics.simulator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the sheet with nothing but the JDK. */
final class SheetsClient {
  static final String VALUES =
      "valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER";
  private static final String READONLY = "https://www.googleapis.com/auth/spreadsheets.readonly";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ProviderSimulator simulator;
  private String token = "none";

  SheetsClient(ProviderSimulator simulator) {
    this.simulator = simulator;
  }

  SheetsClient token(String token) {
    this.token = token;
    return this;
  }

  /** Exchanges an assertion that is right in every way. */
  SheetsClient authorized() {
    var answer = exchange(assertion(claims()));
    assertThat(answer.statusCode()).isEqualTo(200);
    return token(requireNonNull(json(answer).get("access_token")).toString());
  }

  Map<String, Object> claims() {
    var account = credentials();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", account.get("client_email"));
    claims.put("scope", READONLY);
    claims.put("aud", account.get("token_uri"));
    claims.put("iat", 1_700_000_000L);
    claims.put("exp", 1_700_003_600L);
    return claims;
  }

  String assertion(Map<String, Object> claims) {
    try {
      var pem = credentials().get("private_key").toString();
      var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
      var text = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(Json.write(claims));
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException failed) {
      throw new AssertionError(failed);
    }
  }

  HttpResponse<String> exchange(String assertion) {
    var form =
        "grant_type="
            + encode("urn:ietf:params:oauth:grant-type:jwt-bearer")
            + "&assertion="
            + assertion;
    return send(
        HttpRequest.newBuilder(simulator.sheetsTokenUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  /** A path below the spreadsheet: empty, {@code /values/...} or {@code /values:batchGet?...}. */
  HttpResponse<String> get(String rest) {
    return get(simulator.sheetsSpreadsheetId(), rest);
  }

  HttpResponse<String> get(String spreadsheetId, String rest) {
    var uri = URI.create(simulator.sheetsRootUrl() + "v4/spreadsheets/" + spreadsheetId + rest);
    return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build());
  }

  Map<String, Object> range(String range) {
    var answer = get("/values/" + encode(range).replace("+", "%20") + "?" + VALUES);
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer);
  }

  @SuppressWarnings("unchecked")
  List<List<Object>> values(String range) {
    return (List<List<Object>>) requireNonNull(range(range).get("values"));
  }

  Map<String, Object> credentials() {
    return object(simulator.sheetsCredentialsJson());
  }

  static Map<String, Object> json(HttpResponse<String> answer) {
    return object(answer.body());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    try {
      return (Map<String, Object>) requireNonNull(Json.read(json));
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
