-- save_conflicts: writes conflicts as they stand after a set.
--
-- $1 unit_id   uuid
-- $2 conflicts json     [{conflict_id, state, body}], each id once
-- $3 version   bigint   the version that the set takes
-- Affects one row for each conflict; none where the unit is not visible.
insert into conflict (unit_id, conflict_id, state, body, version)
select h.unit_id, x.conflict_id, x.state, x.body, $3
from unit_head as h
cross join json_to_recordset($2) as x (conflict_id uuid, state text, body text)
where h.unit_id = $1
on conflict (unit_id, conflict_id) do update
set state = excluded.state, body = excluded.body, version = excluded.version;
