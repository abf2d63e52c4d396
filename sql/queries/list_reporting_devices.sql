-- list_reporting_devices: the devices that ever reported something unsent in a unit, with what they reported last.
--
-- $1 unit_id uuid
-- Returns rows: replica_id uuid, person_id uuid, person_name text, name text, enrolled_at and last_seen_at bigint
-- (milliseconds), is_revoked boolean, changes bigint, oldest and reported_at bigint (milliseconds).
select
    d.replica_id,
    d.person_id,
    p.name as person_name,
    d.name,
    (extract(epoch from d.enrolled_at) * 1000)::bigint as enrolled_at,
    (extract(epoch from d.last_seen_at) * 1000)::bigint as last_seen_at,
    d.revoked_at is not null as is_revoked,
    o.changes,
    (extract(epoch from o.oldest) * 1000)::bigint as oldest,
    (extract(epoch from o.reported_at) * 1000)::bigint as reported_at
from outbox_report as o
inner join device as d on d.replica_id = o.replica_id
inner join person as p on p.person_id = d.person_id
where o.unit_id = $1;
