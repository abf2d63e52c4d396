-- read_person: a person's name.
--
-- $1 person_id uuid
-- Returns at most one row: name text.
select p.name
from person as p
where p.person_id = $1;
