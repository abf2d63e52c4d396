-- list_records: all stored records of a unit.
--
-- $1 unit_id uuid
-- Returns rows, by id: record_id uuid, kind text, parent_id uuid, root_id uuid, body text.
select r.record_id, r.kind, r.parent_id, r.root_id, r.body
from record as r
where r.unit_id = $1
order by r.record_id;
