-- list_lanes: where a unit's lanes stand.
--
-- $1 unit_id uuid
-- Returns rows: replica_id uuid, n bigint, hash bytea.
select l.replica_id, l.n, l.hash
from lane as l
where l.unit_id = $1
order by l.replica_id;
