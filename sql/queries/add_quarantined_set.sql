-- add_quarantined_set: keeps a set aside; nothing where it is there already.
--
-- $1 unit_id         uuid
-- $2 root_replica_id uuid
-- $3 root_n          bigint
-- $4 root_hash       bytea
-- $5 submission      text
-- $6 signature       bytea
-- $7 author_id       uuid
-- $8 roles           text[]
-- $9 carrier_id      uuid
-- $10 deposited_at   timestamptz
insert into quarantined_set (
    unit_id, root_replica_id, root_n, root_hash, submission, signature, author_id, roles, carrier_id, deposited_at, state
)
select h.unit_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting'
from unit_head as h
where h.unit_id = $1
on conflict (unit_id, root_replica_id, root_n, root_hash) do nothing;
