-- list_conflicts: all stored conflicts of a unit.
--
-- $1 unit_id uuid
-- Returns rows, by id: conflict_id uuid, state text, body text.
select c.conflict_id, c.state, c.body
from conflict as c
where c.unit_id = $1
order by c.conflict_id;
