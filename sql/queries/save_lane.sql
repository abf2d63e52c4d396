-- save_lane: moves a lane on to its next number.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- $3 n          bigint
-- $4 hash       bytea
-- $5 predecessor_replica_id uuid   the lane that this one goes on from, else null; kept from the first number
-- $6 predecessor_n          bigint
-- Affects one row; none where the unit is not visible.
insert into lane (unit_id, replica_id, n, hash, predecessor_replica_id, predecessor_n)
select h.unit_id, $2, $3, $4, $5, $6
from unit_head as h
where h.unit_id = $1
on conflict (unit_id, replica_id) do update set n = excluded.n, hash = excluded.hash;
