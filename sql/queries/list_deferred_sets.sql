-- list_deferred_sets: all sets of a unit that wait for what a restore has lost.
--
-- $1 unit_id uuid
-- Returns rows by replica and n, as read_deferred_sets, and: awaited text (the ids, with commas).
select
    s.replica_id,
    s.n,
    r.submission,
    r.signature,
    s.carrier_id,
    (extract(epoch from s.deferred_at) * 1000)::bigint as deferred_at,
    s.was_epoch_id,
    s.was_version,
    string_agg(s.awaited_id::text, ',' order by s.awaited_id) as awaited
from deferred_set as s
inner join receipt as r on r.unit_id = s.unit_id and r.replica_id = s.replica_id and r.n = s.n
where s.unit_id = $1
group by
    s.replica_id, s.n, r.submission, r.signature, s.carrier_id, s.deferred_at, s.was_epoch_id, s.was_version
order by s.replica_id, s.n;
