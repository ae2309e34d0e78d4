package io.github.personalmetrics.store.sqlite;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.LedgerMemory;
import io.github.personalmetrics.store.OpenRejection;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SourceState;
import io.github.personalmetrics.store.StoreTransfer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class SqliteTransfer implements StoreTransfer {

  private static final List<String> LEDGER =
      List.of("source_state", "rejection", "pending_deletion", "deleted_record", "run");

  private static final String SOURCES =
      Stream.concat(Stream.of("record"), LEDGER.stream())
          .map(table -> "select source from " + table + " where subject = " + Subjects.ID)
          .collect(Collectors.joining(" union "));

  private final Connections connections;
  private final SubjectId subject;

  SqliteTransfer(Connections connections, SubjectId subject) {
    this.connections = connections;
    this.subject = subject;
  }

  @Override
  public List<SourceId> sources() {
    String[] everywhere = new String[LEDGER.size() + 1];
    Arrays.fill(everywhere, subject.value());
    return connections
        .read(
            session ->
                session.list(
                    SOURCES, row -> SourceId.parse(row.getString(1)), (Object[]) everywhere))
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public List<String> tokens() {
    return connections
        .read(
            session ->
                session.list(
                    "select name from token where subject = " + Subjects.ID,
                    row -> row.getString(1),
                    subject.value()))
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public Optional<Track> keptTrack(RecordKey key) {
    return connections.read(session -> Tracks.kept(session, subject, key));
  }

  @Override
  public void adopt(LedgerMemory memory) {
    connections.write(
        writer -> {
          adopt(writer, Subjects.id(writer, subject), memory);
          return true;
        });
  }

  @Override
  public void keepTrack(RecordKey key, Track track) {
    connections.write(
        writer -> {
          Tracks.keep(writer, Subjects.id(writer, subject), key, track);
          return true;
        });
  }

  private static void adopt(Session writer, long id, LedgerMemory memory) throws SQLException {
    for (String table : LEDGER) {
      writer.update("delete from " + table + " where subject = ?", id);
    }
    for (Map.Entry<SourceId, SourceState> state : memory.states().entrySet()) {
      States.write(writer, id, state.getKey(), state.getValue());
    }
    var positions = new HashMap<SourceId, Integer>();
    for (OpenRejection open : memory.rejections()) {
      int position = positions.merge(open.rejection().source(), 1, Integer::sum) - 1;
      Rejections.insert(writer, id, position, open);
    }
    for (PendingDeletion pending : memory.pending()) {
      PendingDeletions.insert(writer, id, pending);
    }
    for (DeletedRecord deleted : memory.deleted()) {
      DeletedRecords.insert(writer, id, deleted);
    }
    for (int oldestFirst = memory.runs().size() - 1; oldestFirst >= 0; oldestFirst--) {
      SourceRun run = memory.runs().get(oldestFirst);
      Runs.add(writer, id, run);
    }
    Subjects.touch(writer, id);
  }
}
