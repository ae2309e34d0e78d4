package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.MetricInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What metrics there are, as counted for one version: counting reads every measurement. The item is
 * made with the person, and goes with them: a count that comes late must not bring it back.
 */
final class MetricSummary {

  private static final String SK = "I";
  private static final String VERSION = "v";
  private static final String METRICS = "m";

  private MetricSummary() {}

  static Item empty(Person person) {
    return Item.key(person.pk(), SK);
  }

  /** Empty if nobody has counted since the version changed. */
  static Optional<List<MetricInfo>> read(Person person, String version) {
    return person
        .gateway()
        .get(Table.STATE, person.pk(), SK)
        .filter(item -> item.text(VERSION).equals(version))
        .map(
            item ->
                item.list(METRICS).stream()
                    .map(AttributeValue::m)
                    .map(Item::of)
                    .map(MetricSummary::info)
                    .toList());
  }

  static void write(Person person, String version, List<MetricInfo> metrics) {
    List<AttributeValue> items =
        metrics.stream().map(info -> AttributeValue.fromM(item(info).values())).toList();
    person
        .gateway()
        .update(
            person.pk(),
            SK,
            new Update()
                .set(VERSION, version)
                .set(METRICS, AttributeValue.fromL(items))
                .whenPresent(Item.SK));
  }

  private static Item item(MetricInfo info) {
    return Item.empty()
        .put("id", info.metric().id())
        .put("un", info.metric().unit().symbol())
        .put("co", info.count())
        .put("fi", info.first())
        .put("la", info.last());
  }

  private static MetricInfo info(Item item) {
    try {
      return new MetricInfo(
          Metric.of(item.text("id"), new Unit(item.text("un"))),
          item.number("co"),
          Objects.requireNonNull(item.time("fi")),
          Objects.requireNonNull(item.time("la")));
    } catch (RuntimeException e) {
      throw Errors.unreadable("the summary of " + item.text("id"), e);
    }
  }
}
