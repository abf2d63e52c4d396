-- advance_unit_head: moves a locked unit on to its next version.
--
-- $1 unit_id uuid
-- $2 version bigint   the version that the set takes
-- $3 chain   bytea
-- Affects one row; none where the unit is not visible or stands elsewhere.
update unit_head as h
set version = $2, chain = $3
where h.unit_id = $1 and h.version = $2 - 1;
