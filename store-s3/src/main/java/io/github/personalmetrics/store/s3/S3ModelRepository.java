package io.github.personalmetrics.store.s3;

import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import io.github.personalmetrics.forecast.ForecastException.Unreadable;
import io.github.personalmetrics.forecast.ModelRepository;
import io.github.personalmetrics.forecast.ModelVersion;
import io.github.personalmetrics.forecast.StoredModel;
import io.github.personalmetrics.store.s3.ModelObjects.Found;
import io.github.personalmetrics.store.s3.ModelObjects.Tagged;
import io.github.personalmetrics.store.s3.Register.Kept;
import io.github.personalmetrics.sync.Sleeper;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One person's models in a bucket: an object for each version, {@code <ISO week>-<SHA-256>.json},
 * that is created once and never written over, and {@code current.json}, which is swapped only if
 * it is still the one that was read. So publishers need no lock, and a reader sees the model of
 * before or the new one. Reading again what has not changed costs one request without a body.
 *
 * <p>The bucket must know conditional writes ({@code If-None-Match}, {@code If-Match}), as S3 does.
 * Every method asks S3 and throws {@link Unavailable} if it does not do what it was asked for, with
 * what to do about it. Safe for use by many threads.
 */
public final class S3ModelRepository implements ModelRepository {

  private static final Logger log = LoggerFactory.getLogger(S3ModelRepository.class);

  private static final String MEDIA_TYPE = "application/json";
  private static final String POINTER = "current.json";
  private static final String SUFFIX = ".json";

  /** To be beaten so often, with a pause after each, means that something is off. */
  private static final int ATTEMPTS = 20;

  /** In milliseconds, the most that one waits after the first; then twice that, and so on. */
  private static final long FIRST_PAUSE = 10;

  private static final long LONGEST_PAUSE = 1_000;

  /** The pointer as it was read; its register is absent if its bytes make no sense. */
  private record Pointer(String etag, @Nullable Register register, @Nullable Unreadable why) {}

  private final ModelObjects objects;
  private final int keep;
  private final Clock clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private volatile @Nullable Pointer known;
  private volatile @Nullable StoredModel cached;

  /**
   * @param s3 lent: it stays open, and brings its own credentials, region, timeouts and retries
   * @param keep how many versions, 2 or more; the current one always stays
   * @param clock dates what is published
   */
  public S3ModelRepository(
      S3Client s3, ModelBucket place, SubjectId subject, int keep, Clock clock) {
    this(s3, place, subject, keep, clock, Sleeper.system(), new SecureRandom());
  }

  S3ModelRepository(
      S3Client s3,
      ModelBucket place,
      SubjectId subject,
      int keep,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random) {
    if (keep < 2) {
      throw new IllegalArgumentException("keep at least 2 versions, not " + keep);
    }
    this.objects = new ModelObjects(s3, place.bucket(), place.folder(subject));
    this.keep = keep;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
  }

  @Override
  public void publish(StoredModel model) {
    if (!model.mediaType().equals(MEDIA_TYPE)) {
      throw new IllegalArgumentException("a JSON object cannot hold " + model.mediaType());
    }
    ModelVersion version = model.version();
    String what = "publish the model " + version;
    boolean created = keepBytes(model, what);
    Set<ModelVersion> dropped =
        change(register -> register.published(version, clock.instant(), keep), what);
    if (!created) {
      // It was there before it was listed, and may have been removed for that.
      keepBytes(model, what);
    }
    dropped.forEach(this::remove);
  }

  @Override
  public Optional<StoredModel> current() {
    Optional<Pointer> pointer = pointer("read the current model");
    while (pointer.isPresent()) {
      ModelVersion version = currentOf(pointer.get());
      StoredModel last = cached;
      if (last != null && last.version().equals(version)) {
        return Optional.of(last);
      }
      try {
        StoredModel model = read(version);
        cached = model;
        return Optional.of(model);
      } catch (Unreadable e) {
        // It may have been removed since, because of later ones.
        Optional<Pointer> now = pointer("read the current model");
        if (now.isPresent() && now.get().etag().equals(pointer.get().etag())) {
          throw e;
        }
        pointer = now;
      }
    }
    return Optional.empty();
  }

  @Override
  public StoredModel read(ModelVersion version) {
    Tagged tagged =
        objects.get(name(version), "read the model " + version).orElseThrow(() -> missing(version));
    return StoredModel.verified(version, MEDIA_TYPE, tagged.bytes());
  }

  @Override
  public List<Published> list() {
    return pointer("list the models").map(this::registerOf).orElse(Register.EMPTY).list();
  }

  @Override
  public void rollBack(ModelVersion version) {
    String what = "roll back to the model " + version;
    change(
        register -> {
          if (!register.keeps(version)) {
            throw missing(version);
          }
          read(version);
          return register.rolledBackTo(version);
        },
        what);
  }

  @Override
  public boolean isRolledBack() {
    Optional<Pointer> pointer = pointer("read the current model");
    if (pointer.isEmpty()) {
      return false;
    }
    // Of a pointer that names nothing, nobody can say.
    currentOf(pointer.get());
    return registerOf(pointer.get()).rolledBack();
  }

  /**
   * Removes every model of this person, also what a publisher left behind that died. In a bucket
   * that keeps versions of its objects, those stay until the bucket's own rules remove them.
   *
   * @return false if there was none
   */
  @Override
  public boolean erase() {
    String what = "erase the models";
    boolean any = false;
    for (int i = 0; i < ATTEMPTS; i++) {
      List<Found> all = objects.list(what);
      if (all.isEmpty()) {
        known = null;
        cached = null;
        return any;
      }
      any = true;
      // First the pointer, so that nobody is led to what is about to go.
      all.stream()
          .sorted(Comparator.comparing((Found found) -> !found.name().equals(POINTER)))
          .forEach(found -> objects.delete(found.name(), what));
    }
    throw objects.contended(what);
  }

  /** Where the models are, such as {@code s3://bucket/models/me/}. */
  @Override
  public String toString() {
    return objects.toString();
  }

  /**
   * @return whether it was not there before
   */
  private boolean keepBytes(StoredModel model, String what) {
    String name = name(model.version());
    for (int i = 0; i < ATTEMPTS; i++) {
      if (objects.put(name, model.bytes(), null, model.version(), what).isPresent()) {
        return true;
      }
      Optional<Tagged> there = objects.get(name, what);
      if (there.isPresent() && isWhole(model.version(), there.get())) {
        return false;
      }
      if (there.isPresent()
          && objects
              .put(name, model.bytes(), there.get().etag(), model.version(), what)
              .isPresent()) {
        log.warn("the model {} in {} was damaged, and is mended", model.version(), objects);
        return false;
      }
      pause(i, what);
    }
    throw objects.contended(what);
  }

  /**
   * @return the versions that are no longer kept because of this change: also those of an attempt
   *     that went through though its answer was lost
   */
  private Set<ModelVersion> change(UnaryOperator<Register> change, String what) {
    var dropped = new LinkedHashSet<ModelVersion>();
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Pointer> pointer = pointer(what);
      Register before = pointer.map(this::registerOf).orElse(Register.EMPTY);
      Register after = change.apply(before);
      dropped.addAll(before.droppedBy(after));
      Optional<String> etag =
          objects.put(POINTER, after.toJson(), pointer.map(Pointer::etag).orElse(null), null, what);
      if (etag.isPresent()) {
        known = new Pointer(etag.get(), after, null);
        dropped.removeIf(after::keeps);
        return dropped;
      }
      pause(i, what);
    }
    throw objects.contended(what);
  }

  private void pause(int attempt, String what) {
    long most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << attempt);
    try {
      sleeper.sleep(Duration.ofMillis(random.nextLong(most + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw objects.contended(what);
    }
  }

  private Optional<Pointer> pointer(String what) {
    Pointer last = known;
    Optional<Optional<Tagged>> answer =
        objects.get(POINTER, last == null ? null : last.etag(), what);
    if (answer.isEmpty()) {
      return Optional.ofNullable(last);
    }
    Pointer now = answer.get().map(this::parse).orElse(null);
    known = now;
    return Optional.ofNullable(now);
  }

  private Pointer parse(Tagged tagged) {
    try {
      return new Pointer(tagged.etag(), Register.parse(tagged.bytes()), null);
    } catch (IllegalArgumentException e) {
      var why =
          new Unreadable(
              "model.bad-pointer",
              POINTER + " in " + objects + " does not name a version: " + e.getMessage(),
              "Roll back to one of the versions that are listed, or train again.",
              e);
      return new Pointer(tagged.etag(), null, why);
    }
  }

  private ModelVersion currentOf(Pointer pointer) {
    if (pointer.why() != null) {
      throw pointer.why();
    }
    Register register = registerOf(pointer);
    if (register.current() == null) {
      throw new IllegalStateException("a pointer that was read names a version");
    }
    return register.current();
  }

  /** A broken pointer must not hide the versions, one of which would mend it. */
  private Register registerOf(Pointer pointer) {
    if (pointer.register() != null) {
      return pointer.register();
    }
    List<Kept> there =
        objects.list("list the models").stream()
            .filter(found -> found.name().endsWith(SUFFIX) && isVersion(found.name()))
            .map(found -> new Kept(ModelVersion.parse(id(found.name())), found.at()))
            .sorted(Comparator.comparing(Kept::at).reversed())
            .toList();
    return new Register(null, false, there);
  }

  private static boolean isWhole(ModelVersion version, Tagged tagged) {
    try {
      StoredModel.verified(version, MEDIA_TYPE, tagged.bytes());
      return true;
    } catch (Unreadable e) {
      return false;
    }
  }

  /** What cannot be removed costs a few kilobytes, and is no reason not to have published. */
  private void remove(ModelVersion version) {
    String what = "forget the model " + version;
    try {
      Optional<Tagged> bytes = objects.get(name(version), what);
      if (bytes.isEmpty() || isKept(version, what)) {
        return;
      }
      objects.delete(name(version), what);
      // Somebody may have published it again since, and found it still there.
      if (isKept(version, what)) {
        objects.put(name(version), bytes.get().bytes(), null, version, what);
      }
    } catch (Unavailable e) {
      log.warn("{} ({})", e.getMessage(), e.code());
    }
  }

  private boolean isKept(ModelVersion version, String what) {
    return pointer(what).map(this::registerOf).orElse(Register.EMPTY).keeps(version);
  }

  private Unreadable missing(ModelVersion version) {
    return new Unreadable(
        "model.missing",
        "the model " + version + " is not kept in " + objects,
        "Choose a version that is listed, or train again.",
        null);
  }

  private static String name(ModelVersion version) {
    return version.id() + SUFFIX;
  }

  private static boolean isVersion(String name) {
    return ModelVersion.isId(id(name));
  }

  private static String id(String name) {
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
