-- read_records_page: a unit's records after one, by id, up to about so many bytes, at least one.
--
-- $1 unit_id   uuid
-- $2 after     uuid     null: from the first
-- $3 bytes_max bigint   the record that passes it is the last
-- Returns rows, by id: record_id uuid, body text.
select s.record_id, s.body
from (
    select
        n.record_id,
        n.body,
        sum(octet_length(n.body)) over (order by n.record_id) - octet_length(n.body) as bytes_before
    from (
        select r.record_id, r.body
        from record as r
        where r.unit_id = $1
            and r.record_id >= coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid)
            and r.record_id is distinct from $2
        order by r.record_id
        limit 16384
    ) as n
) as s
where s.bytes_before < $3
order by s.record_id;
