-- list_devices: all devices with their people.
--
-- Returns rows: replica_id uuid, person_id uuid, person_name text, name text, public_key bytea, enrolled_at,
-- last_seen_at and revoked_at bigint (milliseconds).
select
    d.replica_id,
    d.person_id,
    p.name as person_name,
    d.name,
    d.public_key,
    (extract(epoch from d.enrolled_at) * 1000)::bigint as enrolled_at,
    (extract(epoch from d.last_seen_at) * 1000)::bigint as last_seen_at,
    (extract(epoch from d.revoked_at) * 1000)::bigint as revoked_at
from device as d
inner join person as p on p.person_id = d.person_id
order by p.name, d.enrolled_at, d.replica_id;
