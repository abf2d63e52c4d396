-- list_memberships: every role that was ever given to a person in a unit.
--
-- Returns rows: unit_id uuid, person_id uuid, role text, is_revoked boolean.
select m.unit_id, m.person_id, m.role, m.revoked_at is not null as is_revoked
from membership as m
order by m.unit_id, m.person_id, m.role;
