package io.github.personalmetrics.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** The Withings wire: remote procedure calls by {@code action}, every outcome in an HTTP 200. */
final class WithingsService implements Service {
  private final WithingsOAuth oauth;
  private final WithingsData data;
  private final RateLimit limit;
  private final Calls calls;

  WithingsService(WithingsOAuth oauth, WithingsData data, RateLimit limit, Calls calls) {
    this.oauth = oauth;
    this.data = data;
    this.limit = limit;
    this.calls = calls;
  }

  @Override
  public Reply answer(Request request) {
    try {
      return switch (request.path()) {
        case "measure", "v2/measure", "v2/sleep" -> data(request);
        case "v2/oauth2" -> token(request.params());
        case "v2/signature" -> nonce(request.params());
        case "oauth2_user/authorize2" -> consent(request.params());
        default -> Reply.text(404, "No such Withings service: " + request.path());
      };
    } catch (WithingsError error) {
      return error.reply();
    }
  }

  private Reply data(Request request) {
    String action = request.params().first("action").orElse("");
    enter(request.params(), data.has(request.path(), action) ? action : "");
    oauth.authorize(request.bearer());
    return ok(data.answer(action, request.params()));
  }

  private Reply nonce(Params params) {
    enter(params, "getnonce");
    return ok(oauth.nonce(params));
  }

  private Reply token(Params params) {
    if (params.first("action").filter("revoke"::equals).isPresent()) {
      enter(params, "revoke");
      return ok(oauth.revoke(params));
    }
    params
        .first("grant_type")
        .filter(grant -> grant.equals("refresh_token") || grant.equals("authorization_code"))
        .ifPresent(grant -> calls.count("withings/" + grant));
    enter(params, "requesttoken");
    return ok(oauth.token(params));
  }

  private Reply consent(Params params) {
    calls.count("withings/authorize2");
    return oauth.consent(params);
  }

  private void enter(Params params, String action) {
    boolean known = params.first("action").filter(action::equals).isPresent();
    if (known) {
      calls.count("withings/" + action);
    }
    var wait = limit.acquire();
    if (!wait.isZero()) {
      throw WithingsError.tooManyRequests(wait);
    }
    if (!known) {
      throw WithingsError.unknownAction();
    }
  }

  private static Reply ok(Map<String, ?> body) {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("status", 0);
    envelope.put("body", body);
    return Reply.json(200, envelope);
  }
}
