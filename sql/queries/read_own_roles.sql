-- read_own_roles: what a person is in every unit.
--
-- $1 person_id uuid   the person that the transaction entered with
-- Returns rows: unit_id uuid, role text.
select m.unit_id, m.role
from membership as m
where m.person_id = $1 and m.revoked_at is null
order by m.unit_id, m.role;
