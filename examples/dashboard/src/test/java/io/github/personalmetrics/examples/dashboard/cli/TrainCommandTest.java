package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainCommandTest extends CommandRun {

  @Test
  void trainingPrintsTheModelCardAndKeepsTheModel() throws IOException {
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("9 used, from 2026-09-21 to 2026-11-16; 1 left out")
        .contains("the 5 weeks nearest to the plan", "not tested yet, 9 of 20 weeks")
        .contains("distance_running: it was 0.0 km in every week")
        .contains("2026-09-14: weight was measured on 0 days of the week before")
        .contains("Not medical advice.", "Food is not in the model.");
    String version = out.toString().lines().findFirst().orElseThrow().substring(10);
    assertThat(folder.resolve("models").resolve("me").resolve(version + ".json")).exists();
  }

  @Test
  void anEarlierModelCanBeRolledBackToAndIsListedSo() {
    assertThat(run("models")).isZero();
    assertThat(out.toString()).isEqualTo("There is no model yet. Run `dashboard train`.\n");
    connectors = List.of(weighIns(10));
    run("sync");
    run("train");
    clock.advance(Duration.ofHours(1));
    run("train");
    out.getBuffer().setLength(0);

    assertThat(run("models")).isZero();
    List<String> listed = out.toString().lines().toList();
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0)).endsWith("  published 2026-11-23T09:00:00Z  in use");
    assertThat(listed.get(1)).endsWith("  published 2026-11-23T08:00:00Z");
    out.getBuffer().setLength(0);

    assertThat(run("rollback", listed.get(1).substring(0, 20))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("is in use: 9 weeks", "until `dashboard train`");
    run("models");
    assertThat(out.toString()).contains("published 2026-11-23T08:00:00Z  in use, rolled back to");

    assertThat(run("rollback", "2026-W47")).isEqualTo(1);
    assertThat(run("rollback", "2020-W01")).isEqualTo(1);
    assertThat(err.toString())
        .contains("More than one model that is kept begins with 2026-W47. `dashboard models`")
        .contains("No model that is kept begins with 2020-W01.");
  }

  @Test
  void rollingBackMendsABrokenPointer() throws IOException {
    connectors = List.of(weighIns(10));
    run("sync");
    run("train");
    Files.writeString(folder.resolve("models").resolve("me").resolve("current.json"), "{");
    out.getBuffer().setLength(0);

    assertThat(run("models")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2026-W47-").doesNotContain("in use");
    assertThat(run("rollback", "2026-W47")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("is in use: 9 weeks");
  }

  @Test
  void trainingTellsWhatTheOtherForecastersAreWorth() {
    connectors = List.of(weighIns(40));
    run("sync");

    assertThat(run("train")).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("skill +knn: weight [+-]\\d+ %, fat ratio [+-]\\d+ %")
        .contains("zero-change: weight +0 %, fat ratio +0 %")
        .containsPattern(" automatic: weight [+-]\\d+ %");
  }

  @Test
  void trainingIfDueLeavesAModelThatKnowsEveryWeek() {
    assertThat(run("train", "--if-due")).as(err.toString()).isZero();
    assertThat(out.toString())
        .isEqualTo("No model was made: none was due, or there are too few weeks yet.\n");
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train", "--if-due")).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("model     2026-W47-");
    out.getBuffer().setLength(0);
    assertThat(run("train", "--if-due", "--json")).isZero();
    assertThat(out.toString()).isEqualTo("{\"model\":null,\"left_out\":[],\"erased\":null}\n");
  }

  @Test
  void trainingCanTellJson() {
    connectors = List.of(weighIns(10));
    run("sync");
    out.getBuffer().setLength(0);

    assertThat(run("train", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{\"model\":{\"version\":\"2026-W47-")
        .contains("\"left_out\":[{\"monday\":\"2026-09-14\",\"reason\":\"weight was");
  }

  @Test
  void tooFewWeeksToTrainAreCounted() {
    connectors = List.of(weighIns(8));
    run("sync");

    assertThat(run("train")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("a model needs 8 usable weeks, and there are 7. A week counts when");
    assertThat(folder.resolve("models")).doesNotExist();
  }
}
