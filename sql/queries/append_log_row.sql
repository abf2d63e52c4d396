-- append_log_row: writes one accepted change set as the unit's next version.
--
-- $1 unit_id     uuid
-- $2 replica_id  uuid
-- $3 n           bigint       the set's number in its lane
-- $4 body        text         the row's bytes, exactly as they are hashed and sent
-- $5 chain       bytea        32 bytes, SHA-256 over the previous chain and the body
-- $6 received_at timestamptz
-- Returns one row: version bigint. No row: the unit is not visible to this session.
--
-- lock_unit_head holds the head row in this transaction, and advance_unit_head follows,
-- so versions become visible in order and no pull can skip one.
insert into change_log (unit_id, version, replica_id, n, body, chain, received_at)
select h.unit_id, h.version + 1, $2, $3, $4, $5, $6
from unit_head as h
where h.unit_id = $1
returning version;
