-- read_conflicts_of: the conflicts that are open on fields of some records or of what they hang under, and named ones.
--
-- $1 unit_id   uuid
-- $2 records   uuid[]
-- $3 conflicts uuid[]   in any state
-- Returns rows: body text.
select c.body
from conflict as c
where c.unit_id = $1
    and c.conflict_id = any (
        $3::uuid[] || array(
            select f.conflict_id
            from conflict_field as f
            where f.unit_id = $1
                and f.record_id = any (
                    $2::uuid[] || array(
                        select p.parent_id
                        from record as p
                        where p.unit_id = $1 and p.record_id = any ($2::uuid[]) and p.parent_id is not null
                    )
                )
        )
    );
