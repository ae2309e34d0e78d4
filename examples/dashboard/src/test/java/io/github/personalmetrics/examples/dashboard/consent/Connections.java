package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.personalmetrics.examples.dashboard.consent.Connection.Provider;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The connections of a test, and every error and log line that came out of them. */
final class Connections {

  private final Path folder;
  private final List<Connection> all = new ArrayList<>();
  private final StringWriter told = new StringWriter();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Level before = root().getLevel();

  Connections(Path folder) {
    this.folder = folder;
    log.start();
    root().addAppender(log);
    root().setLevel(Level.TRACE);
  }

  interface Doing {
    void run() throws Exception;
  }

  /** Somebody who has consented. */
  Connection connected(Provider provider) {
    Connection me = stranger(provider);
    me.connect();
    return me;
  }

  /** Somebody who has not. */
  Connection stranger(Provider provider) {
    try {
      var me = new Connection(provider, Files.createTempDirectory(folder, "me"));
      all.add(me);
      return me;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the provider or the connector refused, with the code that was expected. */
  SourceException refused(Doing doing, String code) {
    Exception e = failure(doing);
    assertThat(e).isInstanceOf(SourceException.class);
    var refused = (SourceException) e;
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.advice()).isNotBlank();
    told.append(refused.advice());
    return refused;
  }

  /** The same for what the store or the keys refused. */
  StoreException unreadable(Doing doing, String code) {
    Exception e = failure(doing);
    assertThat(e).isInstanceOf(StoreException.class);
    var unreadable = (StoreException) e;
    assertThat(unreadable.code()).isEqualTo(code);
    assertThat(unreadable.advice()).isNotBlank();
    told.append(unreadable.advice());
    return unreadable;
  }

  private Exception failure(Doing doing) {
    try {
      doing.run();
    } catch (Exception e) {
      e.printStackTrace(new PrintWriter(told, true));
      return e;
    }
    throw new AssertionError("it worked");
  }

  /** Ends the listening, too. */
  void assertThatNothingHeldASecret() {
    root().setLevel(before);
    root().detachAppender(log);
    log.list.forEach(event -> told.append(line(event)));
    for (Connection me : all) {
      String everything = told + String.join("\n", me.targets);
      assertThat(me.secrets()).isNotEmpty();
      me.secrets().forEach(secret -> assertThat(everything).doesNotContain(secret));
    }
  }

  private static String line(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    return event.getFormattedMessage()
        + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown))
        + '\n';
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
