-- decide_quarantined_set: what became of a set in quarantine; decided once.
--
-- $1 unit_id         uuid
-- $2 root_replica_id uuid
-- $3 root_n          bigint
-- $4 root_hash       bytea
-- $5 state           text
-- $6 decided_by      uuid
-- $7 decided_at      timestamptz
-- $8 why             text
-- Affects one row; none where it is not waiting.
update quarantined_set as q
set state = $5, decided_by = $6, decided_at = $7, why = $8
where q.unit_id = $1 and q.root_replica_id = $2 and q.root_n = $3 and q.root_hash = $4 and q.state = 'waiting';
