-- clear_conflict_fields: takes conflicts off their fields, before save_conflict_fields puts the open ones back.
--
-- $1 unit_id   uuid
-- $2 conflicts uuid[]
delete from conflict_field as f
where f.unit_id = $1 and f.conflict_id = any ($2);
