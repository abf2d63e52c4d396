-- add_device: enrols a device for a person.
--
-- $1 replica_id  uuid
-- $2 person_id   uuid
-- $3 public_key  bytea
-- $4 name        text
-- $5 enrolled_at timestamptz
-- $6 sealing_key bytea     what files for it are sealed with, null where it has none
-- Affects one row; none where the replica is known already.
insert into device (replica_id, person_id, public_key, name, enrolled_at, sealing_key)
values ($1, $2, $3, $4, $5, $6)
on conflict (replica_id) do nothing;
