-- 0009_quarantine: sets of people who are nobody in a unit any more, until a supervisor decides.
--
-- Reason: what somebody saved before being taken off a unit must not be lost. Old servers: none released. Locks: nothing
-- that exists.

-- Known by the place at which the set was first saved: issued again in another lane it is the same.
create table quarantined_set (
    unit_id uuid not null references unit_head (unit_id),
    root_replica_id uuid not null,
    root_n bigint not null,
    root_hash bytea not null check (octet_length(root_hash) = 32),
    submission text not null,
    signature bytea not null,
    author_id uuid not null references person (person_id),
    roles text[] not null,
    carrier_id uuid not null references person (person_id),
    deposited_at timestamptz not null,
    state text not null check (state in ('waiting', 'adopted', 'discarded')),
    decided_by uuid references person (person_id),
    decided_at timestamptz,
    why text,
    primary key (unit_id, root_replica_id, root_n, root_hash)
);

create index quarantined_set_by_time on quarantined_set (unit_id, deposited_at);

alter table quarantined_set enable row level security;

create policy entered_units on quarantined_set to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);

grant select, insert on quarantined_set to taizhang_app;
grant update (state, decided_by, decided_at, why) on quarantined_set to taizhang_app;
