-- read_session: whose token this is.
--
-- $1 token_hash bytea
-- Returns at most one row: person_id uuid, person_name text, replica_id uuid, expires_at and last_seen_at bigint
-- (milliseconds), is_revoked boolean (the token or its device).
select
    d.person_id,
    p.name as person_name,
    d.replica_id,
    (extract(epoch from t.expires_at) * 1000)::bigint as expires_at,
    (extract(epoch from d.last_seen_at) * 1000)::bigint as last_seen_at,
    t.revoked_at is not null or d.revoked_at is not null as is_revoked
from token as t
inner join device as d on d.replica_id = t.replica_id
inner join person as p on p.person_id = d.person_id
where t.token_hash = $1;
