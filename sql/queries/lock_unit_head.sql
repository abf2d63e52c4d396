-- lock_unit_head: locks one unit until the transaction ends and reads where it stands.
--
-- $1 unit_id uuid
-- Returns at most one row: version bigint, chain bytea, epoch_id uuid. No row: the unit is not visible.
--
-- A statement of its own: what is read after it was committed before the lock was granted.
select h.version, h.chain, h.epoch_id
from unit_head as h
where h.unit_id = $1
for update;
