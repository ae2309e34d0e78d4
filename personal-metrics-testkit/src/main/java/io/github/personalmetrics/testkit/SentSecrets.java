package io.github.personalmetrics.testkit;

import io.github.personalmetrics.simulator.fault.ProviderRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in requests what no error and no log may show. */
final class SentSecrets {

  private static final Pattern FORM =
      Pattern.compile("(?:^|&)(?:client_secret|refresh_token|code|assertion)=([^&]{8,})");

  private SentSecrets() {}

  /** The credentials of every {@code Authorization}, and the secrets in forms as they are meant. */
  static Set<String> of(List<ProviderRequest> requests) {
    Set<String> secrets = new TreeSet<>();
    for (ProviderRequest request : requests) {
      request
          .header("authorization")
          .ifPresent(it -> secrets.add(it.substring(it.indexOf(' ') + 1)));
      Matcher form = FORM.matcher(request.body());
      while (form.find()) {
        secrets.add(URLDecoder.decode(form.group(1), StandardCharsets.UTF_8));
      }
    }
    return secrets;
  }
}
