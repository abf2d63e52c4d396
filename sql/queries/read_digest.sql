-- read_digest: the digest of a unit's stored records and open conflicts.
--
-- $1 unit_id uuid
-- Returns one row: digest bytea.
--
-- The same as the digest of the state: canonical bodies, a line each, records and then open conflicts by id.
select sha256(convert_to(
    coalesce((select string_agg(r.body || chr(10), '' order by r.record_id) from record as r where r.unit_id = $1), '')
    || coalesce(
        (
            select string_agg(c.body || chr(10), '' order by c.conflict_id)
            from conflict as c
            where c.unit_id = $1 and c.state = 'open'
        ),
        ''
    ),
    'UTF8'
)) as digest;
