package io.github.personalmetrics.connectors.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Request;
import okio.ByteString;

/** What a request carried that no error may show. Prints nothing. */
final class Secrets {

  private static final String HIDDEN = "[hidden]";
  private static final Pattern NAMED = Pattern.compile("token|secret|code|password|assertion");

  /** Shorter ones are words, as in {@code grant_type=code}. */
  private static final int SHORTEST = 6;

  private final List<String> authorization;
  private final List<String> all;

  private Secrets(List<String> authorization, List<String> all) {
    this.authorization = authorization;
    this.all = all;
  }

  static Secrets of(Request request) {
    String header = request.header("Authorization");
    String sent = header == null ? "" : header.substring(header.indexOf(' ') + 1);
    List<String> authorization = sent.length() < SHORTEST ? List.of() : List.of(sent);
    var all = new ArrayList<>(authorization);
    if (request.body() instanceof FormBody form) {
      for (int i = 0; i < form.size(); i++) {
        if (NAMED.matcher(form.name(i).toLowerCase(Locale.ROOT)).find()) {
          all.add(form.value(i));
          all.add(form.encodedValue(i));
        }
      }
    }
    all.removeIf(secret -> secret.length() < SHORTEST);
    // One may be the beginning of another.
    all.sort(Comparator.comparing(String::length).reversed());
    return new Secrets(authorization, List.copyOf(all));
  }

  /** Of an error: no secret has a place in it. */
  String hide(String text) {
    String hidden = text;
    for (String secret : all) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }

  /** Of a good answer, which may well hold the tokens that were asked for. */
  ByteString withoutAuthorization(ByteString body) {
    if (authorization.stream().noneMatch(it -> body.indexOf(ByteString.encodeUtf8(it)) >= 0)) {
      return body;
    }
    String hidden = body.utf8();
    for (String secret : authorization) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return ByteString.encodeUtf8(hidden);
  }
}
