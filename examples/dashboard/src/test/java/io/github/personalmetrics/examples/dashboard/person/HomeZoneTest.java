package io.github.personalmetrics.examples.dashboard.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.TokenStore;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeZoneTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final TokenStore store = new InMemoryStore(clock).open(SubjectId.of("me")).tokens();
  private final HomeZone zone = new HomeZone(store, PARIS, clock);

  @Test
  void theSettingCountsUntilAnOwnerChooses() {
    assertThat(zone.get()).isEqualTo(PARIS);
    zone.set(TOKYO);
    assertThat(zone.get()).isEqualTo(TOKYO);
    zone.set(PARIS);
    assertThat(zone.get()).isEqualTo(PARIS);
  }

  @Test
  void anotherProcessSeesTheChoice() {
    assertThat(zone.get()).isEqualTo(PARIS);
    new HomeZone(store, PARIS, clock).set(TOKYO);
    clock.advance(Duration.ofSeconds(1));

    assertThat(zone.get()).isEqualTo(TOKYO);
  }

  @Test
  void aNameThatThisJavaDoesNotKnowIsAsIfNoneWereChosen() {
    store.compareAndSet("dashboard.zone", 0, "Mars/Olympus".getBytes(StandardCharsets.UTF_8));

    assertThat(zone.get()).isEqualTo(PARIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mars/Olympus", "+01:00", "europe/paris", "Europe/Paris ", "<b>"})
  void onlyANameOfTheListIsAZone(String text) {
    assertThat(HomeZone.of(text)).isEmpty();
  }

  @Test
  void everyNameThatIsOfferedIsTaken() {
    assertThat(HomeZone.all())
        .contains("Europe/Paris", "America/Argentina/Buenos_Aires")
        .doesNotContain("Etc/GMT-1", "UTC")
        .allSatisfy(name -> assertThat(HomeZone.of(name)).isPresent());
  }
}
