package io.github.personalmetrics.simulator;

import java.util.regex.Pattern;

/** The Strava wire: {@code api/v3/} with a bearer token and limits, {@code oauth/} without. */
final class StravaService implements Service {
  private static final Pattern ACTIVITY = Pattern.compile("api/v3/activities/(\\d{1,18})");
  private static final StravaTable.Viewer EVERYTHING = new StravaTable.Viewer(null, true);
  private static final Pattern STREAMS = Pattern.compile("api/v3/activities/(\\d{1,18})/streams");

  private final StravaOAuth oauth;
  private final StravaTokenBook book;
  private final StravaActivities activities;
  private final SimulatedActivities changes;
  private final StravaLimits limits;
  private final Calls calls;
  private volatile boolean inactive;
  private volatile boolean oldRevokeOnly;

  StravaService(
      StravaOAuth oauth,
      StravaTokenBook book,
      StravaActivities activities,
      SimulatedActivities changes,
      StravaLimits limits,
      Calls calls) {
    this.oauth = oauth;
    this.book = book;
    this.activities = activities;
    this.changes = changes;
    this.limits = limits;
    this.calls = calls;
  }

  StravaTokenBook book() {
    return book;
  }

  StravaOAuth oauth() {
    return oauth;
  }

  SimulatedActivities activities() {
    return changes;
  }

  StravaLimits limits() {
    return limits;
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
      var viewer = enter(request, "streams", "activity:read");
      // The real one sends no limit headers with streams.
      return Reply.json(
          200, activities.streams(Long.parseLong(streams.group(1)), request.params(), viewer));
    }
    var activity = ACTIVITY.matcher(path);
    if (activity.matches()) {
      var viewer = enter(request, "activity", "activity:read");
      return limited(Reply.json(200, activities.detail(Long.parseLong(activity.group(1)), viewer)));
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
        var viewer = enter(request, "athlete", "read");
        yield limited(Reply.json(200, oauth.athlete(viewer.athlete())));
      }
      case "api/v3/activities" -> create(request);
      case "api/v3/athlete/activities" -> {
        var viewer = enter(request, "activities", "activity:read");
        yield limited(Reply.json(200, activities.list(request.params(), viewer)));
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

  /** What a person types in: the only call that writes. */
  private Reply create(Request request) {
    if (!request.method().equals("POST")) {
      throw StravaError.notFound("Path");
    }
    enter(request, "create", "activity:write", limits.count());
    return Reply.json(201, activities.detail(changes.type(request.params()), EVERYTHING))
        .with(limits.headersOfWrite());
  }

  private StravaTable.Viewer enter(Request request, String action, String permission) {
    return enter(request, action, permission, limits.countRead());
  }

  private StravaTable.Viewer enter(
      Request request, String action, String permission, boolean withinLimits) {
    calls.count("strava/" + action);
    var viewer = oauth.authorize(request, permission);
    if (inactive) {
      throw StravaError.inactiveApp();
    }
    if (!withinLimits) {
      throw StravaError.tooManyRequests();
    }
    return viewer;
  }

  private Reply limited(Reply reply) {
    return reply.with(limits.headers());
  }
}
