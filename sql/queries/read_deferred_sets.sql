-- read_deferred_sets: the sets that wait for any of some records or conflicts.
--
-- $1 unit_id uuid
-- $2 awaited uuid[]
-- Returns rows by replica and n: replica_id uuid, n bigint, submission text, signature bytea, carrier_id uuid,
-- deferred_at bigint milliseconds since 1970, was_epoch_id uuid, was_version bigint.
select distinct
    s.replica_id, s.n, r.submission, r.signature, s.carrier_id, (extract(epoch from s.deferred_at) * 1000)::bigint as deferred_at, s.was_epoch_id, s.was_version
from deferred_set as s
inner join receipt as r on r.unit_id = s.unit_id and r.replica_id = s.replica_id and r.n = s.n
where s.unit_id = $1 and s.awaited_id = any($2)
order by s.replica_id, s.n;
