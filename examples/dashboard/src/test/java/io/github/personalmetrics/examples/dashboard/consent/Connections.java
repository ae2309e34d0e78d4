package io.github.personalmetrics.examples.dashboard.consent;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The connections of a test, and every error that came out of them. */
final class Connections {

  private final Path folder;
  private final List<Connection> all = new ArrayList<>();
  private final StringWriter told = new StringWriter();

  Connections(Path folder) {
    this.folder = folder;
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

  void assertThatNoErrorHeldASecret() {
    for (Connection me : all) {
      assertThat(me.secrets()).isNotEmpty();
      me.secrets().forEach(secret -> assertThat(told.toString()).doesNotContain(secret));
    }
  }
}
