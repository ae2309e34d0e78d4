package io.github.personalmetrics.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** A process that starts, makes the records of a person, computes everything once and ends. */
final class FreshProcess {

  private static final int PROCESSES = 5;

  private FreshProcess() {}

  public static void main(String[] args) {
    System.out.println(Everything.of(new Person()).size());
  }

  /** From its start to its end. */
  static Timing timing() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    var command = List.of(java, "-cp", classPath, FreshProcess.class.getName());
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < PROCESSES; i++) {
      long start = System.nanoTime();
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start()
          .waitFor();
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return new Timing("EverythingOfOnePerson", "wholeProcess", fastest);
  }
}
