package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Pattern VALUE = Pattern.compile("\\{\\d|%s");

  private final Properties english = read("texts.properties");
  private final Properties french = read("texts_fr.properties");

  @Test
  void everySentenceIsThereInBothLanguages() {
    assertThat(french.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
  }

  @Test
  void bothLanguagesTellTheSameValues() {
    for (String key : english.stringPropertyNames()) {
      assertThat(values(french, key)).as(key).isEqualTo(values(english, key));
    }
  }

  @Test
  void everySentenceCanBeFormatted() {
    for (Properties texts : new Properties[] {english, french}) {
      for (String key : texts.stringPropertyNames()) {
        Object[] values = {3, 3, 3, 3, 3, 3, 3, 3};
        assertThat(new MessageFormat(texts.getProperty(key)).format(values))
            .as(key)
            .doesNotContain("{");
      }
    }
  }

  @Test
  void frenchPunctuationIsNeverLeftAloneOnALine() {
    for (String key : french.stringPropertyNames()) {
      String text = french.getProperty(key);
      assertThat(text).as(key).doesNotContainPattern(" [:;?!»]").doesNotContain("« ");
      assertThat(text.replace("hours:minutes", "")).as(key).doesNotContainPattern("\\p{L}[;?!»]");
    }
  }

  @Test
  void anApostropheEndsNoFrenchSentenceEarly() {
    for (String key : french.stringPropertyNames()) {
      assertThat(french.getProperty(key)).as(key).doesNotContain("'");
    }
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.FRANCE);
      assertThat(Texts.of(Locale.UK).get("app.sync")).isEqualTo("Sync now");
      Locale.setDefault(Locale.GERMANY);
      assertThat(Texts.of(Locale.FRANCE).get("app.sync")).isEqualTo("Synchroniser");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void severalAreSaidAsTheLanguageSaysThem() {
    Texts texts = Texts.of(Locale.FRANCE);

    assertThat(texts.get("running.table", 1)).isEqualTo("1 course");
    assertThat(texts.get("running.table", 1200)).isEqualTo("1\u202f200 courses");
    assertThat(texts.get("overview.this-week", 0, "0,0 km", 0))
        .isEqualTo("Cette semaine\u00a0: aucune course · 0,0 km · aucune séance");
  }

  private static String[] values(Properties texts, String key) {
    String[] values =
        VALUE
            .matcher(texts.getProperty(key))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toArray(String[]::new);
    Arrays.sort(values);
    return values;
  }

  private static Properties read(String name) {
    var texts = new Properties();
    try (InputStream in = TextsTest.class.getResourceAsStream("/dashboard/" + name)) {
      assertThat(in).isNotNull();
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
