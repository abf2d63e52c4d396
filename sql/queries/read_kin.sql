-- read_kin: the answers under which a unit has a set's content: its first place, and where it was re-issued or adopted.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid     where it was first saved
-- $3 n          bigint
-- $4 hash       bytea
-- Returns rows: body text.
select r.body
from receipt as r
where r.unit_id = $1 and r.replica_id = $2 and r.n = $3 and r.hash = $4
union all
select r.body
from receipt as r
where r.unit_id = $1 and r.origin_replica_id = $2 and r.origin_n = $3 and r.origin_hash = $4;
