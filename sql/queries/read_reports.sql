-- read_reports: what a unit's devices last reported unsent, zeros left out.
--
-- $1 unit_id uuid
-- Returns rows: replica_id uuid, person_id uuid, changes bigint, oldest and reported_at bigint (milliseconds).
select
    o.replica_id,
    d.person_id,
    o.changes,
    (extract(epoch from o.oldest) * 1000)::bigint as oldest,
    (extract(epoch from o.reported_at) * 1000)::bigint as reported_at
from outbox_report as o
inner join device as d on d.replica_id = o.replica_id
where o.unit_id = $1 and o.changes > 0
order by o.replica_id;
