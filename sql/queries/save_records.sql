-- save_records: writes records as they stand after a set.
--
-- $1 unit_id uuid
-- $2 records json     [{record_id, kind, parent_id, root_id, body}], each id once
-- $3 version bigint   the version that the set takes
-- Affects one row for each record; none where the unit is not visible.
--
-- Starts from the head, so that a unit that was not entered takes nothing.
insert into record (unit_id, record_id, kind, parent_id, root_id, body, version)
select h.unit_id, x.record_id, x.kind, x.parent_id, x.root_id, x.body, $3
from unit_head as h
cross join json_to_recordset($2) as x (record_id uuid, kind text, parent_id uuid, root_id uuid, body text)
where h.unit_id = $1
on conflict (unit_id, record_id) do update set body = excluded.body, version = excluded.version;
