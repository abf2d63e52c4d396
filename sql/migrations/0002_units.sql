-- 0002_units: everything that belongs to one unit.
--
-- Reason: the first schema. Old servers: none. Locks: nothing that exists.
--
-- unit_id is first in every key, plain and never updated; no triggers, no sequences, no inheritance: so the tables
-- can be distributed by unit_id one day without a rewrite.

create table unit_head (
    unit_id uuid primary key,
    version bigint not null check (version >= 0),
    chain bytea not null check (octet_length(chain) = 32),
    epoch_id uuid not null references epoch (epoch_id)
);

-- The unit's version at which each of the server's histories began.
create table unit_epoch (
    unit_id uuid not null references unit_head (unit_id),
    epoch_id uuid not null references epoch (epoch_id),
    ordinal bigint not null,
    start_version bigint not null,
    primary key (unit_id, epoch_id)
);

create table membership (
    unit_id uuid not null references unit_head (unit_id),
    person_id uuid not null references person (person_id),
    role text not null,
    granted_at timestamptz not null,
    revoked_at timestamptz,
    primary key (unit_id, person_id, role)
);

create index membership_by_person on membership (person_id);

-- The truth: the accepted sets in version order. Everything below can be rebuilt from it.
create table change_log (
    unit_id uuid not null references unit_head (unit_id),
    version bigint not null check (version > 0),
    replica_id uuid not null references device (replica_id),
    n bigint not null check (n > 0),
    body text not null,
    chain bytea not null check (octet_length(chain) = 32),
    received_at timestamptz not null,
    primary key (unit_id, version),
    unique (unit_id, replica_id, n)
);

create index change_log_by_time on change_log (unit_id, received_at, version);

-- The stored answers, byte for byte. submission and signature are kept here where no log row keeps them.
create table receipt (
    unit_id uuid not null references unit_head (unit_id),
    replica_id uuid not null references device (replica_id),
    n bigint not null check (n > 0),
    hash bytea not null check (octet_length(hash) = 32),
    body text not null,
    version bigint,
    received_at timestamptz not null,
    submission text,
    signature bytea,
    origin_replica_id uuid,
    origin_n bigint,
    origin_hash bytea,
    primary key (unit_id, replica_id, n),
    check ((version is null) = (submission is not null)),
    check ((submission is null) = (signature is null))
);

-- A set that was re-issued or adopted is recognised by where it came from.
create index receipt_by_origin on receipt (unit_id, origin_replica_id, origin_n) where origin_replica_id is not null;

create table lane (
    unit_id uuid not null references unit_head (unit_id),
    replica_id uuid not null references device (replica_id),
    n bigint not null check (n > 0),
    hash bytea not null check (octet_length(hash) = 32),
    predecessor_replica_id uuid,
    predecessor_n bigint,
    primary key (unit_id, replica_id)
);

-- body is the canonical text of the record, passed through as it is. root_id is the problem that it hangs under, or
-- itself: whole subtrees are read by it.
create table record (
    unit_id uuid not null references unit_head (unit_id),
    record_id uuid not null,
    kind text not null,
    parent_id uuid,
    root_id uuid not null,
    body text not null,
    version bigint not null,
    primary key (unit_id, record_id)
);

create index record_by_root on record (unit_id, root_id);

create table conflict (
    unit_id uuid not null references unit_head (unit_id),
    conflict_id uuid not null,
    state text not null,
    body text not null,
    version bigint not null,
    primary key (unit_id, conflict_id)
);

create index conflict_open on conflict (unit_id, conflict_id) where state = 'open';

-- The fields of open conflicts: at most one is open on a field.
create table conflict_field (
    unit_id uuid not null,
    record_id uuid not null,
    field text not null,
    conflict_id uuid not null,
    primary key (unit_id, record_id, field),
    foreign key (unit_id, conflict_id) references conflict (unit_id, conflict_id)
);

create index conflict_field_by_conflict on conflict_field (unit_id, conflict_id);

-- A figure from version (included) until until_version (excluded), or until now where that is null: any cut is one
-- comparison. Labels are part of figures and may be long, so keys carry the SHA-256 of the figure.
create table total (
    unit_id uuid not null references unit_head (unit_id),
    round_id uuid not null,
    figure_hash bytea not null check (octet_length(figure_hash) = 32),
    figure text not null,
    version bigint not null,
    until_version bigint check (until_version > version),
    value bigint not null,
    entries bigint not null,
    at_least bigint not null,
    almost bigint not null,
    about bigint not null,
    primary key (unit_id, round_id, figure_hash, version)
);

create unique index total_now on total (unit_id, round_id, figure_hash) where until_version is null;

-- What a device last reported unsent.
create table outbox_report (
    unit_id uuid not null references unit_head (unit_id),
    replica_id uuid not null references device (replica_id),
    changes bigint not null check (changes >= 0),
    oldest timestamptz,
    reported_at timestamptz not null,
    primary key (unit_id, replica_id)
);

create index outbox_report_by_replica on outbox_report (replica_id);
