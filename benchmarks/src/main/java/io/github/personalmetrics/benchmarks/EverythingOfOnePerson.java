package io.github.personalmetrics.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Ten years of body, runs and strength, from the records in memory to all there is to show. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EverythingOfOnePerson {

  @Benchmark
  public List<Object> warm(Person person) {
    return Everything.of(person);
  }

  /** What a page asks for between two syncs: the columns are there, everything else is computed. */
  @Benchmark
  public List<Object> warmFromColumns(PersonColumns columns) {
    return Everything.of(columns);
  }

  /** The least that work on these records can take: each is looked at once. */
  @Benchmark
  public double warmReading(Person person) {
    return person.sum();
  }

  @Benchmark
  public List<Object> warmBody(Person person) {
    return Everything.body(person);
  }

  @Benchmark
  public List<Object> warmRunning(Person person) {
    return Everything.running(person);
  }

  @Benchmark
  public List<Object> warmStrength(Person person) {
    return Everything.strength(person);
  }

  /** {@link #warmFromColumns} in each of ten new processes that never computed anything else. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(10)
  public List<Object> coldFromColumns(PersonColumns columns) {
    return Everything.of(columns);
  }

  /** Once in each of ten new processes that have the records and never computed anything. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(10)
  public List<Object> cold(Person person) {
    return Everything.of(person);
  }
}
