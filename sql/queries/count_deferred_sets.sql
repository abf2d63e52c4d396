-- count_deferred_sets: how many sets of a unit wait for what a restore has lost.
--
-- $1 unit_id uuid
-- Returns one row: sets bigint.
select count(distinct (s.replica_id, s.n)) as sets
from deferred_set as s
where s.unit_id = $1;
