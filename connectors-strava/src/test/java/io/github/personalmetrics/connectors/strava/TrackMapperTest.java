package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackMapperTest {

  private static Optional<Track> map(String json) {
    return TrackMapper.map(new RawJson(json).as(StravaApi.Streams.class));
  }

  @ParameterizedTest
  @CsvSource({"all, 8", "core, 5", "no_gps, 2"})
  void recordedStreamsAreOneTrackOfAllTheirSamples(String name, int channels) throws IOException {
    String json =
        Files.readString(
            RecordedData.folder("strava")
                .resolve("derived/activity_streams_key_by_type_" + name + ".json"));

    Track track = map(json).orElseThrow();

    assertThat(track.size()).isEqualTo(997);
    assertThat(track.channels()).hasSize(channels);
    assertThat(track.has(Channel.LATITUDE)).isEqualTo(!name.equals("no_gps"));
  }

  @Test
  void valuesKeepTheirPlaceAndTheirUnit() {
    Track track =
        map("""
            {"time":{"data":[0,4,9]},"distance":{"data":[0,12.5,30]},
             "latlng":{"data":[[48.1,2.3],[48.2,-2.4],[48.3,2.5]]},
             "heartrate":{"data":[100,110,120]},"moving":{"data":[false,true,true]}}""")
            .orElseThrow();

    assertThat(track.millis(2)).isEqualTo(9_000);
    assertThat(track.value(Channel.DISTANCE, 1)).isEqualTo(12.5);
    assertThat(track.value(Channel.LATITUDE, 1)).isEqualTo(48.2);
    assertThat(track.value(Channel.LONGITUDE, 1)).isEqualTo(-2.4);
    assertThat(track.value(Channel.HEART_RATE, 2)).isEqualTo(120);
    assertThat(track.channels())
        .containsExactly(Channel.LATITUDE, Channel.LONGITUDE, Channel.DISTANCE, Channel.HEART_RATE);
  }

  @Test
  void whatTheDeviceMissedOrCannotHaveMeasuredIsAbsent() {
    Track track =
        map("""
            {"time":{"data":[0,1,null,3,4]},"watts":{"data":[200,null,210,220,230]},
             "latlng":{"data":[[48.1,2.3],null,[48.3,2.5],[],[91.0,2.5]]},
             "heartrate":{"data":[100,-1,120,130,140]}}""")
            .orElseThrow();

    assertThat(track.size()).isEqualTo(4);
    assertThat(track.millis(2)).isEqualTo(3_000);
    assertThat(track.value(Channel.POWER, 1)).isNaN();
    assertThat(track.value(Channel.POWER, 2)).isEqualTo(220);
    assertThat(track.value(Channel.LATITUDE, 1)).isNaN();
    assertThat(track.value(Channel.LATITUDE, 2)).isNaN();
    assertThat(track.value(Channel.LATITUDE, 3)).isNaN();
    assertThat(track.value(Channel.LONGITUDE, 3)).isEqualTo(2.5);
    assertThat(track.value(Channel.HEART_RATE, 1)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"time\":null}",
        "{\"time\":{}}",
        "{\"time\":{\"data\":[]}}",
        "{\"time\":{\"data\":[null,null]},\"distance\":{\"data\":[0,1]}}",
        "{\"distance\":{\"data\":[0,1]}}"
      })
  void withoutTimesThereIsNoTrack(String json) {
    assertThat(map(json)).isEmpty();
  }

  @Test
  void streamsThatDoNotBelongTogetherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map("{\"time\":{\"data\":[0,1]},\"distance\":{\"data\":[0]}}"))
        .withMessage("DISTANCE has 1 samples and time has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map("{\"time\":{\"data\":[5,1]}}"))
        .withMessageContaining("go back");
  }
}
