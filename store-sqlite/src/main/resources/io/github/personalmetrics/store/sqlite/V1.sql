-- Times are epoch seconds plus nanoseconds: they sort, keep every Instant and stay readable.

create table sequence (value integer not null) strict;

insert into sequence values (0);

create table subject (
  id integer primary key autoincrement,
  name text not null unique,
  version integer not null default 0
) strict;

create table record (
  id integer primary key,
  subject integer not null references subject on delete cascade,
  source text not null,
  external_id text not null,
  kind text not null,
  at_second integer not null,
  at_nano integer not null,
  zone text not null,
  fingerprint text not null,
  payload text not null,
  unique (subject, source, external_id)
) strict;

create index record_by_time on record (subject, at_second, at_nano, source);

create index record_by_kind on record (subject, kind, at_second, at_nano, source);

-- Which measurement holds which metric; the values are in the record's payload.
create table measurement_metric (
  subject integer not null references subject on delete cascade,
  metric text not null,
  at_second integer not null,
  at_nano integer not null,
  record integer not null references record on delete cascade,
  unit text not null,
  primary key (subject, metric, at_second, at_nano, record)
) strict, without rowid;

create index measurement_metric_by_record on measurement_metric (record);

create table source_state (
  subject integer not null references subject on delete cascade,
  source text not null,
  cursor text not null,
  recipe text not null,
  account text,
  scopes text,
  primary key (subject, source)
) strict, without rowid;

create table rejection (
  subject integer not null references subject on delete cascade,
  source text not null,
  position integer not null,
  external_id text,
  locator text not null,
  reason text not null,
  raw text not null,
  first_seen_second integer not null,
  first_seen_nano integer not null,
  primary key (subject, source, position)
) strict, without rowid;

create table pending_deletion (
  subject integer not null references subject on delete cascade,
  source text not null,
  external_id text not null,
  since_second integer not null,
  since_nano integer not null,
  primary key (subject, source, external_id)
) strict, without rowid;

create table run (
  id integer primary key autoincrement,
  subject integer not null references subject on delete cascade,
  source text not null,
  payload text not null
) strict;

create index run_by_source on run (subject, source, id);

create table token (
  subject integer not null references subject on delete cascade,
  name text not null,
  version integer not null,
  bytes blob not null,
  primary key (subject, name)
) strict, without rowid;

create table lease (
  subject integer not null references subject on delete cascade,
  kind text not null,
  name text not null,
  owner text not null,
  fence integer not null,
  until_second integer not null,
  until_nano integer not null,
  -- The process that took it: a killed one cannot give it back.
  holder text not null,
  primary key (subject, kind, name)
) strict, without rowid;
