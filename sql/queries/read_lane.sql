-- read_lane: where a lane stands.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- Returns at most one row: n bigint, hash bytea, predecessor_replica_id uuid, predecessor_n bigint.
select l.n, l.hash, l.predecessor_replica_id, l.predecessor_n
from lane as l
where l.unit_id = $1 and l.replica_id = $2;
