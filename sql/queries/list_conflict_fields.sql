-- list_conflict_fields: the fields that open conflicts dispute.
--
-- $1 unit_id uuid
-- Returns rows: record_id uuid, field text, conflict_id uuid.
select f.record_id, f.field, f.conflict_id
from conflict_field as f
where f.unit_id = $1
order by f.record_id, f.field;
