-- read_held_conflicts: the conflicts that a replica must hold: open ones, and those that went into another, because
-- records that they hold back name them.
--
-- $1 unit_id uuid
-- Returns rows: body text.
select c.body
from conflict as c
where c.unit_id = $1 and c.state in ('open', 'absorbed')
order by c.conflict_id;
