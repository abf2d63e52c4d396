-- save_conflict_fields: puts open conflicts on their fields; a field that has one already is an error.
--
-- $1 unit_id uuid
-- $2 fields  json   [{record_id, field, conflict_id}]
-- Affects one row for each field; none where the unit is not visible.
insert into conflict_field (unit_id, record_id, field, conflict_id)
select h.unit_id, x.record_id, x.field, x.conflict_id
from unit_head as h
cross join json_to_recordset($2) as x (record_id uuid, field text, conflict_id uuid)
where h.unit_id = $1;
