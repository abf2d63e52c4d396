-- 0001_people: people, their devices and tokens, and the server's own history.
--
-- Reason: the first schema. Old servers: none. Locks: nothing that exists.
--
-- These are reference tables: small, the same on every node, without row-level security.

do $$
begin
    if not exists (select from pg_roles where rolname = 'taizhang_app') then
        create role taizhang_app nologin;
    end if;
exception
    -- Roles belong to the whole cluster: another database's migration may have been faster.
    when duplicate_object or unique_violation then null;
end
$$;

create table person (
    person_id uuid primary key,
    name text not null,
    added_at timestamptz not null
);

create table device (
    replica_id uuid primary key,
    person_id uuid not null references person (person_id),
    public_key bytea not null check (octet_length(public_key) = 32),
    name text not null,
    enrolled_at timestamptz not null,
    last_seen_at timestamptz,
    revoked_at timestamptz
);

create index device_by_person on device (person_id);

-- A token's SHA-256: who reads the table can't sign in with it.
create table token (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    replica_id uuid not null references device (replica_id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

create index token_by_replica on token (replica_id);

create table enrolment_code (
    code_hash bytea primary key check (octet_length(code_hash) = 32),
    person_id uuid not null references person (person_id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by_replica uuid
);

-- Roles that a person has in every unit, also in units that are still to come.
create table standing_grant (
    person_id uuid not null references person (person_id),
    role text not null,
    granted_at timestamptz not null,
    primary key (person_id, role)
);

-- One history of the server; a restore begins the next. The last one is the present.
create table epoch (
    epoch_id uuid primary key,
    ordinal bigint not null unique,
    system_identifier text not null,
    timeline bigint not null,
    began_at timestamptz not null
);

-- The server's own signing device. Only the owner may read it.
create table office_key (
    replica_id uuid primary key references device (replica_id),
    private_key bytea not null check (octet_length(private_key) = 32)
);
