-- read_open_conflicts: all open conflicts of a unit, by id.
--
-- $1 unit_id uuid
-- Returns rows: body text.
select c.body
from conflict as c
where c.unit_id = $1 and c.state = 'open'
order by c.conflict_id;
