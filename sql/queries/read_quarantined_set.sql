-- read_quarantined_set: one set in quarantine.
--
-- $1 unit_id         uuid
-- $2 root_replica_id uuid
-- $3 root_n          bigint
-- $4 root_hash       bytea
-- Returns at most one row, as list_quarantined_sets.
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
where q.unit_id = $1 and q.root_replica_id = $2 and q.root_n = $3 and q.root_hash = $4;
