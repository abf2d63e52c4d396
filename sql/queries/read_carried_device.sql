-- read_carried_device: what is asked of a device whose file was carried.
--
-- $1 replica_id uuid
-- Returns at most one row: person_id uuid, person_name text, name text, public_key bytea, sealing_key bytea,
-- is_revoked boolean.
select d.person_id, p.name as person_name, d.name, d.public_key, d.sealing_key, d.revoked_at is not null as is_revoked
from device as d
inner join person as p on p.person_id = d.person_id
where d.replica_id = $1;
