package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Goal;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.store.NoteStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class DynamoNotes implements NoteStore {

  private static final String ANNOTATION = "A#";
  private static final String GOAL = "G#";
  private static final String ABOUT = "notes";

  private final Person person;

  DynamoNotes(Person person) {
    this.person = person;
  }

  @Override
  public List<Annotation> annotations() {
    return person.gateway().list(Selection.state(person.pk(), ANNOTATION)).stream()
        .map(DynamoNotes::annotation)
        .sorted(Comparator.comparing(Annotation::key))
        .toList();
  }

  @Override
  public void annotate(Annotation annotation) {
    Item key = Item.key(person.pk(), annotationSk(annotation.key()));
    Item item =
        person
            .expiry()
            .put(key, KnownRecords.at(person, annotation.key()))
            .put("ve", annotation.verdict().name())
            .put("at", annotation.at());
    change(item.sk(), item);
  }

  @Override
  public void withdraw(RecordKey key) {
    change(annotationSk(key), null);
  }

  @Override
  public List<Goal> goals() {
    return person.gateway().list(Selection.state(person.pk(), GOAL)).stream()
        .map(DynamoNotes::goal)
        .sorted(Comparator.comparing(Goal::metric))
        .toList();
  }

  @Override
  public void setGoal(Goal goal) {
    LocalDate by = goal.by();
    Item item =
        Item.key(person.pk(), GOAL + goal.metric().id())
            .put("un", goal.metric().unit().symbol())
            .put("ta", goal.target().toString())
            .put("by", by == null ? null : by.toString());
    change(item.sk(), item);
  }

  @Override
  public void dropGoal(Metric metric) {
    change(GOAL + metric.id(), null);
  }

  static String annotationSk(RecordKey key) {
    return ANNOTATION + RecordCodec.sk(key);
  }

  /**
   * A change that was begun and never ended is made again, also if the note is as it should be: the
   * version must move.
   *
   * @param item null takes the note away
   */
  private void change(String sk, @Nullable Item item) {
    Gateway gateway = person.gateway();
    Optional<Item> known = gateway.get(Table.STATE, person.pk(), sk);
    boolean asWanted =
        item == null
            ? known.isEmpty()
            : known.filter(it -> it.values().equals(item.values())).isPresent();
    if (asWanted && Person.unfinished(person.read(), ABOUT) == 0) {
      return;
    }
    Person.Change change = person.beginAnyway(ABOUT);
    if (item == null) {
      gateway.delete(Table.STATE, person.pk(), sk);
    } else {
      gateway.put(Table.STATE, item);
    }
    if (!person.end(change) && item != null) {
      // Erased meanwhile, and perhaps back: it was said before that.
      gateway.delete(Table.STATE, person.pk(), sk);
    }
  }

  private static Annotation annotation(Item item) {
    RecordKey key = RecordCodec.key(item.sk().substring(ANNOTATION.length()));
    try {
      return new Annotation(
          key,
          Annotation.Verdict.valueOf(item.text("ve")),
          Objects.requireNonNull(item.time("at")));
    } catch (RuntimeException e) {
      throw Errors.unreadable("the annotation of " + key, e);
    }
  }

  private static Goal goal(Item item) {
    String metric = item.sk().substring(GOAL.length());
    String by = item.textOrNull("by");
    try {
      return new Goal(
          Metric.of(metric, new Unit(item.text("un"))),
          new BigDecimal(item.text("ta")),
          by == null ? null : LocalDate.parse(by));
    } catch (RuntimeException e) {
      throw Errors.unreadable("the goal of " + metric, e);
    }
  }
}
