-- read_subtrees: the problems of some records, each with all that hangs under it.
--
-- $1 unit_id uuid
-- $2 records uuid[]
-- Returns rows: body text.
select r.body
from record as r
where r.unit_id = $1
    and r.root_id = any (
        array(
            select c.root_id
            from record as c
            where c.unit_id = $1 and c.record_id = any ($2::uuid[])
        )
    );
