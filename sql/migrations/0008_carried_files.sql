-- 0008_carried_files: keys for files that are carried in place of a network.
--
-- Reason: what a device writes is sealed for the server, what the server answers for the device. Old servers: none
-- released. Locks: device, for a moment.

alter table device add column sealing_key bytea;
alter table device add constraint device_sealing_key_check check (octet_length(sealing_key) = 32);

-- The server's own keys; the oldest is the one in use. A route signs and opens with them, so the application reads them.
create table server_key (
    key_id uuid primary key,
    signing_key bytea not null check (octet_length(signing_key) = 32),
    sealing_key bytea not null check (octet_length(sealing_key) = 32),
    made_at timestamptz not null
);

grant select on server_key to taizhang_app;
