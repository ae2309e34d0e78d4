package io.github.personalmetrics.examples.dashboard.forecast;

import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.examples.dashboard.forecasting.Training;
import io.github.personalmetrics.examples.dashboard.page.Notice;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.ProblemException;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.web.Troubles;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.forecast.service.BadInputException;
import io.github.personalmetrics.forecast.service.ForecastQuestion;
import io.github.personalmetrics.forecast.service.ForecastService;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.List;

/** What a plan for the coming weeks would do, by the person's own past weeks. */
public final class ForecastSection implements Section {

  public static final NavLink LINK = new NavLink("/forecast", "nav.forecast", "f");

  private final Pages pages;
  private final ForecastService service;
  private final Training training;
  private final List<String> allowed;
  private final SyncService sync;
  private final SyncStatus status;

  /**
   * @param allowed names of the providers that train because the person said they may
   */
  public ForecastSection(
      Pages pages,
      ForecastService service,
      Training training,
      List<String> allowed,
      SyncService sync,
      SyncStatus status) {
    this.pages = pages;
    this.service = service;
    this.training = training;
    this.allowed = List.copyOf(allowed);
    this.sync = sync;
    this.status = status;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
  }

  private void show(Context ctx) {
    pages.render(ctx, "forecast.jte", "forecast.title", page(ctx));
  }

  private ForecastPage page(Context ctx) {
    Reader reader = pages.reader(ctx);
    List<Notice> notices = new Notices(reader.texts(), status).of(sync.view(), 0);
    var units = new PlanUnits(reader.sizes());
    WeeklyPlan habits = ForecastPageView.asShown(training.habits(TrainingWeeks.HABIT_WEEKS), units);
    try {
      var question = ForecastQuestion.of(name -> PlanUnits.values(ctx::queryParams, name), habits);
      var view = new ForecastPageView(reader, allowed, service.forecasters());
      return view.of(question, service.forecast(question), notices);
    } catch (BadInputException e) {
      throw refused(e);
    } catch (ForecastException e) {
      return new ForecastPage(notices, blank(ctx, e), null);
    }
  }

  private ForecastPage.Blank blank(Context ctx, ForecastException e) {
    Texts texts = pages.reader(ctx).texts();
    if (e instanceof TooFewWeeks few) {
      return new ForecastPage.Blank(
          "too-few-weeks",
          texts.get("forecast.too-few-weeks", few.usable(), few.needed()),
          trouble(texts, e));
    }
    if (e instanceof NoModel) {
      String weeks = texts.get("forecast.no-model.weeks", training.data().weeks().size());
      return new ForecastPage.Blank(
          "no-model", texts.get("forecast.no-model"), trouble(texts, e) + ' ' + weeks);
    }
    ctx.status(503);
    return new Troubles(texts)
        .find(e.code())
        .map(told -> new ForecastPage.Blank("failed", texts.get("forecast.unusable"), told))
        .orElseGet(
            () ->
                new ForecastPage.Blank(
                    "failed",
                    texts.get("forecast.failed", String.valueOf(e.getMessage())),
                    e.advice()));
  }

  private static String trouble(Texts texts, ForecastException e) {
    return new Troubles(texts).find(e.code()).orElse(e.advice());
  }

  /** The service says it in English. */
  private ProblemException refused(BadInputException e) {
    String name = e.parameter();
    return switch (name) {
      case ForecastQuestion.WEEKS -> Problem.unexpected(name, "number", 1, Forecast.MAX_WEEKS);
      case ForecastQuestion.FORECASTER ->
          Problem.unexpected(name, "one-of", String.join(", ", service.forecasters()));
      default ->
          Arrays.stream(TrainingInput.values())
              .filter(input -> input.parameter().equals(name))
              .findFirst()
              .map(input -> Problem.unexpected(name, name, input.max()))
              .orElseGet(() -> Problem.badParameter(name, String.valueOf(e.getMessage())));
    };
  }
}
