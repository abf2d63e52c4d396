-- list_standing_grants: who has which role in every unit.
--
-- Returns rows: person_id uuid, role text.
select s.person_id, s.role
from standing_grant as s
order by s.person_id, s.role;
