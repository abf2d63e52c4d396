-- 0007_deferred_sets: sets that wait for what a restore has lost, and who forked from whom.
--
-- Reason: a set whose record's creator has not returned yet is kept and judged later. Old servers: none released.
-- Locks: nothing that exists but device, for a moment.

-- The set itself lies beside its receipt; was_ is the place that it had in the history that is lost. A row for each record or conflict that it waits for.
create table deferred_set (
    unit_id uuid not null references unit_head (unit_id),
    replica_id uuid not null references device (replica_id),
    n bigint not null,
    awaited_id uuid not null,
    carrier_id uuid not null references person (person_id),
    deferred_at timestamptz not null,
    was_epoch_id uuid,
    was_version bigint,
    primary key (unit_id, replica_id, n, awaited_id),
    foreign key (unit_id, replica_id, n) references receipt (unit_id, replica_id, n)
);

create index deferred_set_by_awaited on deferred_set (unit_id, awaited_id);

alter table deferred_set enable row level security;

create policy entered_units on deferred_set to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);

grant select, insert, delete on deferred_set to taizhang_app;

-- The replica that a device went on from, because its folder had been copied or restored.
alter table device add column predecessor_replica_id uuid;
