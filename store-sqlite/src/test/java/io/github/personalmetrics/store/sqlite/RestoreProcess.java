package io.github.personalmetrics.store.sqlite;

import java.nio.file.Path;
import java.time.Clock;

/** Restores one backup after the other over the same store until it is killed, and says so. */
final class RestoreProcess {

  private RestoreProcess() {}

  /**
   * @param args the store, and the backups
   */
  public static void main(String[] args) {
    Path store = Path.of(args[0]);
    for (int i = 0; ; i++) {
      Path backup = Path.of(args[1 + i % (args.length - 1)]);
      SqliteBackup.restore(backup, store, Clock.systemUTC(), part -> {});
      System.out.println(i + 1);
    }
  }
}
