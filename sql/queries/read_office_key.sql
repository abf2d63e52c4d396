-- read_office_key: the server's own signing device.
--
-- Returns at most one row: replica_id uuid, person_id uuid, private_key bytea.
select k.replica_id, d.person_id, k.private_key
from office_key as k
inner join device as d on d.replica_id = k.replica_id;
