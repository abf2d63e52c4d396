-- read_author_roles: what the person of a device is and was in one unit.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- Returns a row for each role ever granted: role text, is_revoked boolean.
select m.role, m.revoked_at is not null as is_revoked
from membership as m
inner join device as d on d.person_id = m.person_id
where m.unit_id = $1 and d.replica_id = $2;
