-- has_records_after: whether a unit has records behind one.
--
-- $1 unit_id uuid
-- $2 after   uuid
-- Returns one row: has_more boolean.
select exists (
    select
    from record as r
    where r.unit_id = $1 and r.record_id > $2
) as has_more;
