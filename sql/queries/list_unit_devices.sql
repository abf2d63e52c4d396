-- list_unit_devices: the devices of the people who have one of some roles in a unit.
--
-- $1 unit_id uuid
-- $2 roles   text[]
-- Returns a row for each device: replica_id uuid, person_id uuid, person_name text, name text, enrolled_at and last_seen_at
-- bigint (milliseconds), is_revoked boolean.
select distinct
    d.replica_id,
    d.person_id,
    p.name as person_name,
    d.name,
    (extract(epoch from d.enrolled_at) * 1000)::bigint as enrolled_at,
    (extract(epoch from d.last_seen_at) * 1000)::bigint as last_seen_at,
    d.revoked_at is not null as is_revoked
from membership as m
inner join device as d on d.person_id = m.person_id
inner join person as p on p.person_id = m.person_id
where m.unit_id = $1 and m.revoked_at is null and m.role = any ($2);
