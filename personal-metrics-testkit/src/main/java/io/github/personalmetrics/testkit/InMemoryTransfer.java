package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreTransfer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

final class InMemoryTransfer implements StoreTransfer {

  private final InMemoryStore.Access access;

  InMemoryTransfer(InMemoryStore.Access access) {
    this.access = access;
  }

  @Override
  public List<SourceId> sources() {
    return access.read(
        subject -> {
          var sources = new TreeSet<>(subject.states.keySet());
          subject.records.keySet().forEach(key -> sources.add(key.source()));
          subject.deleted.keySet().forEach(key -> sources.add(key.source()));
          subject.rejections.forEach((source, all) -> addUnlessEmpty(sources, source, all));
          subject.pending.forEach((source, all) -> addUnlessEmpty(sources, source, all));
          subject.runs.stream().map(SourceRun::source).forEach(sources::add);
          return List.copyOf(sources);
        });
  }

  @Override
  public List<String> tokens() {
    return access.read(subject -> subject.tokens.keySet().stream().sorted().toList());
  }

  @Override
  public Optional<Track> keptTrack(RecordKey key) {
    return access.read(
        subject ->
            isKept(subject, key)
                ? subject.tracks.getOrDefault(key, Optional.empty())
                : Optional.empty());
  }

  @Override
  public void adopt(LedgerMemory memory) {
    access.write(
        subject -> {
          subject.states.clear();
          subject.states.putAll(memory.states());
          subject.rejections.clear();
          memory.rejections().forEach(it -> add(subject.rejections, it.rejection().source(), it));
          subject.pending.clear();
          memory.pending().forEach(it -> add(subject.pending, it.key().source(), it));
          subject.deleted.clear();
          memory.deleted().forEach(it -> subject.deleted.put(it.record().key(), it));
          subject.runs.clear();
          subject.runs.addAll(memory.runs());
          Collections.reverse(subject.runs);
          subject.touch();
          return true;
        });
  }

  @Override
  public void keepTrack(RecordKey key, Track track) {
    access.write(
        subject -> {
          if (isKept(subject, key)) {
            subject.tracks.put(key, Optional.of(track));
          }
          return true;
        });
  }

  private static boolean isKept(InMemorySubject subject, RecordKey key) {
    DeletedRecord deleted = subject.deleted.get(key);
    return deleted != null && !deleted.isRestored();
  }

  private static <T> void add(Map<SourceId, List<T>> bySource, SourceId source, T one) {
    bySource.computeIfAbsent(source, any -> new ArrayList<>()).add(one);
  }

  private static void addUnlessEmpty(TreeSet<SourceId> sources, SourceId source, List<?> all) {
    if (!all.isEmpty()) {
      sources.add(source);
    }
  }
}
