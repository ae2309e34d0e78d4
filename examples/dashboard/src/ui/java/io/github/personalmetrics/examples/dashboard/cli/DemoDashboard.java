package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.sync.SyncListener;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;

/** The demo, for tests in a browser. */
public final class DemoDashboard implements AutoCloseable {

  private final Demo demo;

  private DemoDashboard(Demo demo) {
    this.demo = demo;
  }

  /** Today's demo of three years, on a free port. */
  public static DemoDashboard start() {
    World world = World.system();
    ZoneId zone = ZoneId.systemDefault();
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), zone);
    var person = SyntheticPerson.of(42, today.minusYears(3), today, zone);
    Demo demo = Demo.prepare(person, world, SyncListener.NONE);
    demo.serve(0);
    return new DemoDashboard(demo);
  }

  public URI url() {
    return demo.url();
  }

  public String user() {
    return Demo.USER;
  }

  public String password() {
    return demo.password();
  }

  @Override
  public void close() {
    demo.close();
  }
}
