-- list_quarantined_sets: what lies in a unit's quarantine.
--
-- $1 unit_id uuid
-- Returns rows in the order of deposit and of lanes: submission text, signature bytea, author_id uuid, roles text (with commas),
-- carrier_id uuid, deposited_at bigint milliseconds, state text, decided_by uuid, decided_at bigint, why text.
select
    q.submission,
    q.signature,
    q.author_id,
    array_to_string(q.roles, ',') as roles,
    q.carrier_id,
    (extract(epoch from q.deposited_at) * 1000)::bigint as deposited_at,
    q.state,
    q.decided_by,
    (extract(epoch from q.decided_at) * 1000)::bigint as decided_at,
    q.why
from quarantined_set as q
where q.unit_id = $1
order by q.deposited_at, q.root_replica_id, q.root_n;
