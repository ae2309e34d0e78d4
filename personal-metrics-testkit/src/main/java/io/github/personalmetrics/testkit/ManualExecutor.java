package io.github.personalmetrics.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An executor that does nothing until a test moves its clock: {@link #advance} runs whatever falls
 * due, each task at its time, on the calling thread. Not safe for use by several threads.
 */
public final class ManualExecutor extends AbstractExecutorService
    implements ScheduledExecutorService {

  private final SettableClock clock;
  private final PriorityQueue<Task<?>> tasks =
      new PriorityQueue<>(
          Comparator.<Task<?>, Instant>comparing(task -> task.due)
              .thenComparing(task -> task.number));
  private long numbers;
  private boolean shutdown;

  public ManualExecutor(SettableClock clock) {
    this.clock = clock;
  }

  /** Moves the clock, and stops at every task on the way to run it. */
  public void advance(Duration duration) {
    Instant end = clock.instant().plus(duration);
    while (!tasks.isEmpty() && !tasks.peek().due.isAfter(end)) {
      Task<?> next = tasks.remove();
      if (next.due.isAfter(clock.instant())) {
        clock.set(next.due);
      }
      next.runOnce();
    }
    if (clock.instant().isBefore(end)) {
      clock.set(end);
    }
  }

  /** As a machine that slept: time passes at once, and what was missed runs once afterwards. */
  public void sleep(Duration duration) {
    clock.advance(duration);
    advance(Duration.ZERO);
  }

  /** Tasks that are still to run. */
  public int waiting() {
    return tasks.size();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(Executors.callable(command), delay, -1, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, delay, -1, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(Executors.callable(command), initialDelay, period, unit);
  }

  /** With a task that moves the clock, from its end; otherwise there is no difference. */
  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return add(Executors.callable(command), initialDelay, delay, unit);
  }

  @Override
  public void execute(Runnable command) {
    add(Executors.callable(command), 0, -1, TimeUnit.SECONDS);
  }

  @Override
  public void shutdown() {
    shutdown = true;
    tasks.clear();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> left = new ArrayList<>(tasks);
    shutdown();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }

  private <V> Task<V> add(Callable<V> work, long delay, long period, TimeUnit unit) {
    if (shutdown) {
      throw new RejectedExecutionException("the executor was shut down");
    }
    Duration pause = Duration.of(Math.max(0, delay), unit.toChronoUnit());
    var task = new Task<>(work, clock.instant().plus(pause), period, unit);
    tasks.add(task);
    return task;
  }

  private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {

    private final long number = ++numbers;
    private final long period;
    private final TimeUnit unit;
    private Instant due;

    Task(Callable<V> work, Instant due, long period, TimeUnit unit) {
      super(work);
      this.due = due;
      this.period = period;
      this.unit = unit;
    }

    /** As with every executor, a repeated task that throws is not repeated again. */
    void runOnce() {
      if (period <= 0) {
        run();
      } else if (runAndReset() && !shutdown) {
        due = clock.instant().plus(Duration.of(period, unit.toChronoUnit()));
        tasks.add(this);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      tasks.remove(this);
      return super.cancel(mayInterrupt);
    }

    @Override
    public long getDelay(TimeUnit wanted) {
      return wanted.convert(Duration.between(clock.instant(), due));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
