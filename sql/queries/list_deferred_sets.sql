-- list_deferred_sets: all sets of a unit that wait for what a restore has lost.
--
-- $1 unit_id uuid
-- Returns rows: replica_id uuid, n bigint.
select distinct s.replica_id, s.n
from deferred_set as s
where s.unit_id = $1;
