package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.BodySeries;
import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.analytics.StrengthLog;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The columns of one person, made once of the records. */
@State(Scope.Benchmark)
public class PersonColumns {

  final BodySeries body;
  final Running running;
  final StrengthLog strength;

  public PersonColumns() {
    var person = new Person();
    body = Everything.body(person.weighIns);
    running = Running.of(person.activities, Deduplication.WITHOUT_PREFERENCE);
    strength = StrengthLog.of(person.workouts);
  }
}
