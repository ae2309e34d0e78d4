package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.withings.StreamCursor.Listing;
import org.junit.jupiter.api.Test;

class StreamCursorTest {

  private static final Listing LIST = new Listing(0, 9_000, 1_000, 0, 5_000);

  @Test
  void whatChangedWhileEverythingWasListedIsReadAgain() {
    var listed =
        StreamCursor.everything(0, LIST).on(4_000, 5_000, LIST).on(7_000, 8_000, LIST).done(LIST);

    assertThat(listed.newest()).isEqualTo(5_000);
    assertThat(listed.since()).isEqualTo(4_700);
  }

  @Test
  void aDailyListSaysNothingAboutOtherChanges() {
    var read = new StreamCursor(1_000, 2_000, 0, 900, null);

    var listed = read.toList(LIST).on(7_000, 8_000, LIST).done(LIST);

    assertThat(listed.newest()).isEqualTo(2_000);
    assertThat(listed.since()).isEqualTo(1_000);
    assertThat(listed.listed()).isEqualTo(5_000);
  }

  @Test
  void rowsThatTellNoChangeCountFromWhenTheListBegan() {
    var listed = StreamCursor.everything(0, LIST).on(0, 5_000, LIST).done(LIST);

    assertThat(listed.since()).isEqualTo(4_700);
  }

  @Test
  void everyPositionComesBack() {
    var cursor = StreamCursor.everything(100, LIST).on(4_000, 5_000, LIST);

    assertThat(StreamCursor.parse(cursor.encode(), 100)).isEqualTo(cursor);
    assertThat(StreamCursor.parse(cursor.done(LIST).encode(), 100)).isEqualTo(cursor.done(LIST));
  }
}
