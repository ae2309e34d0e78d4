package io.github.personalmetrics.simulator;

import java.util.regex.Pattern;

/** The Strava wire: {@code api/v3/} with a bearer token and limits, {@code oauth/} without. */
final class StravaService implements Service {
  private static final Pattern ACTIVITY = Pattern.compile("api/v3/activities/(\\d{1,18})");
  private static final Pattern STREAMS = Pattern.compile("api/v3/activities/(\\d{1,18})/streams");

  private final StravaOAuth oauth;
  private final StravaTokenBook book;
  private final StravaActivities activities;
  private final StravaLimits limits;
  private final Calls calls;
  private volatile boolean inactive;
  private volatile boolean oldRevokeOnly;

  StravaService(
      StravaOAuth oauth,
      StravaTokenBook book,
      StravaActivities activities,
      StravaLimits limits,
      Calls calls) {
    this.oauth = oauth;
    this.book = book;
    this.activities = activities;
    this.limits = limits;
    this.calls = calls;
  }

  StravaTokenBook book() {
    return book;
  }

  void oldRevokeOnly() {
    oldRevokeOnly = true;
  }

  void deactivate() {
    inactive = true;
  }

  @Override
  public Reply answer(Request request) {
    try {
      return route(request);
    } catch (StravaError error) {
      return error.status() == 429 ? limited(error.reply()) : error.reply();
    }
  }

  private Reply route(Request request) {
    var path = request.path();
    var streams = STREAMS.matcher(path);
    if (streams.matches()) {
      enter(request, "streams", "activity:read");
      // The real one sends no limit headers with streams.
      return Reply.json(
          200, activities.streams(Long.parseLong(streams.group(1)), request.params()));
    }
    var activity = ACTIVITY.matcher(path);
    if (activity.matches()) {
      enter(request, "activity", "activity:read");
      return limited(Reply.json(200, activities.detail(Long.parseLong(activity.group(1)))));
    }
    return switch (path) {
      case "oauth/authorize" -> {
        calls.count("strava/authorize");
        yield oauth.consent(request.params());
      }
      case "oauth/token" -> token(request);
      case "oauth/revoke" -> {
        calls.count("strava/revoke");
        if (oldRevokeOnly) {
          throw StravaError.notFound("Path");
        }
        yield Reply.json(200, oauth.revoke(request));
      }
      case "oauth/deauthorize" -> {
        calls.count("strava/deauthorize");
        yield Reply.json(200, oauth.deauthorize(request));
      }
      case "api/v3/athlete" -> {
        enter(request, "athlete", "read");
        yield limited(Reply.json(200, oauth.athlete()));
      }
      case "api/v3/athlete/activities" -> {
        enter(request, "activities", "activity:read");
        yield limited(Reply.json(200, activities.list(request.params())));
      }
      default -> throw StravaError.notFound("Path");
    };
  }

  private Reply token(Request request) {
    if (!request.method().equals("POST")) {
      throw StravaError.notFound("Path");
    }
    request
        .params()
        .first("grant_type")
        .filter(grant -> grant.equals("refresh_token") || grant.equals("authorization_code"))
        .ifPresent(grant -> calls.count("strava/" + grant));
    return Reply.json(200, oauth.token(request.params()));
  }

  private void enter(Request request, String action, String permission) {
    calls.count("strava/" + action);
    oauth.authorize(request, permission);
    if (inactive) {
      throw StravaError.inactiveApp();
    }
    if (!limits.count()) {
      throw StravaError.tooManyRequests();
    }
  }

  private Reply limited(Reply reply) {
    return reply.with(limits.headers());
  }
}
