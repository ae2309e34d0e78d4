-- A read that was interrupted is judged as a whole: what it has listed and found missing so far.
alter table source_state add column listed integer not null default 0;

alter table source_state add column missing integer not null default 0;

alter table source_state add column tripped integer not null default 0;

-- Deleted records, as long as they can be put back, and those that were.
create table deleted_record (
  subject integer not null references subject on delete cascade,
  source text not null,
  external_id text not null,
  kind text not null,
  at_second integer not null,
  at_nano integer not null,
  zone text not null,
  payload text not null,
  deleted_second integer not null,
  deleted_nano integer not null,
  confirmed integer not null,
  restored_second integer,
  restored_nano integer,
  primary key (subject, source, external_id)
) strict, without rowid;

-- By key and not by record: a deleted activity that is put back has its track still.
create table track (
  id integer primary key,
  subject integer not null references subject on delete cascade,
  source text not null,
  external_id text not null,
  -- None: the provider has no track of it, and is not asked again.
  bytes blob,
  unique (subject, source, external_id)
) strict;

create table annotation (
  subject integer not null references subject on delete cascade,
  source text not null,
  external_id text not null,
  verdict text not null,
  at_second integer not null,
  at_nano integer not null,
  primary key (subject, source, external_id)
) strict, without rowid;

create table goal (
  subject integer not null references subject on delete cascade,
  metric text not null,
  unit text not null,
  target text not null,
  by_day text,
  primary key (subject, metric)
) strict, without rowid;

update run set payload = json_set(payload, '$.counts.tracks', 0);
