-- list_people: everybody.
--
-- Returns rows, by name: person_id uuid, name text.
select p.person_id, p.name
from person as p
order by p.name, p.person_id;
