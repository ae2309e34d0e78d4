package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.SubjectId;

/** Everything stored of one person. */
public interface SubjectStore {

  SubjectId subject();

  MetricStore metrics();

  SyncLedger ledger();

  NoteStore notes();

  TokenStore tokens();

  StoreTransfer transfer();
}
