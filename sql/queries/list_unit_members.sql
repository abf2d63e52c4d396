-- list_unit_members: the roles that people have in a unit now.
--
-- $1 unit_id uuid
-- Returns rows: person_id uuid, role text.
select m.person_id, m.role
from membership as m
where m.unit_id = $1 and m.revoked_at is null
order by m.person_id, m.role;
