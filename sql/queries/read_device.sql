-- read_device: an enrolled device.
--
-- $1 replica_id uuid
-- Returns at most one row: person_id uuid, public_key bytea, is_revoked boolean.
select d.person_id, d.public_key, d.revoked_at is not null as is_revoked
from device as d
where d.replica_id = $1;
