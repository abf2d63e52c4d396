-- read_records: records with the records that they hang under.
--
-- $1 unit_id uuid
-- $2 records uuid[]
-- Returns rows: body text.
select r.body
from record as r
where r.unit_id = $1
    and r.record_id = any (
        $2::uuid[] || array(
            select c.parent_id
            from record as c
            where c.unit_id = $1 and c.record_id = any ($2::uuid[]) and c.parent_id is not null
        )
    );
