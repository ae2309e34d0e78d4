package io.github.personalmetrics.examples.dashboard.page;

import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.web.Troubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a person should know about the numbers before believing them. */
public final class Notices {

  private final Texts texts;
  private final SyncStatus status;

  public Notices(Texts texts, SyncStatus status) {
    this.texts = texts;
    this.status = status;
  }

  /**
   * @param rejected rows of what the page shows that could not be read
   */
  public List<Notice> of(SyncView state, int rejected) {
    var notices = new ArrayList<Notice>();
    status
        .stopped(texts, state)
        .ifPresent(text -> notices.add(new Notice("error", "danger", text)));
    for (SyncView.Source source : state.sources()) {
      SyncView.Run last = source.last();
      if (last != null && last.isBad()) {
        notices.add(error(source, last));
      }
    }
    if (status.isStale(state)) {
      String ago = status.lastOk(state).map(at -> status.ago(texts, at)).orElse("");
      notices.add(new Notice("stale", "warning", texts.get("notice.stale", ago)));
    }
    if (rejected > 0) {
      notices.add(new Notice("partial", "warning", texts.get("notice.partial", rejected)));
    }
    return notices;
  }

  private Notice error(SyncView.Source source, SyncView.Run last) {
    var since = Objects.requireNonNullElse(source.since(), last.startedAt());
    String what = last.told(new Troubles(texts), source.name());
    String code = Objects.requireNonNullElse(last.code(), last.outcome().toString());
    return new Notice(
        "error",
        "danger",
        texts.get("notice.error", source.name(), status.ago(texts, since), what, code));
  }
}
