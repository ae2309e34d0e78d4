package io.github.personalmetrics.store.sqlite;

import java.lang.management.ManagementFactory;
import java.time.Instant;

/**
 * Which process holds a lease: one that was killed cannot give it back, and should not keep the
 * next one waiting. A wrong guess does no harm, because the fence stops whoever lost the lease.
 */
final class LeaseHolder {

  /** Nobody can tell about a process on another host, or in another container. */
  private static final String HOST = host();

  private LeaseHolder() {}

  static String current() {
    return of(ProcessHandle.current());
  }

  static String of(ProcessHandle process) {
    return process.pid() + " " + started(process) + " " + HOST;
  }

  /** Whether the process ended on this very host. */
  static boolean isGone(String holder) {
    String[] parts = holder.split(" ", 3);
    return parts.length == 3
        && parts[2].equals(HOST)
        && ProcessHandle.of(Long.parseLong(parts[0]))
            .filter(process -> process.isAlive() && started(process).equals(parts[1]))
            .isEmpty();
  }

  /** Process ids come again; together with the start they do not. */
  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("-");
  }

  private static String host() {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    return name.substring(name.indexOf('@') + 1);
  }
}
