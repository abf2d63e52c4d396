-- has_deferred_sets: whether sets of a unit wait for what a restore has lost.
--
-- $1 unit_id uuid
-- Returns one row: has_deferred boolean.
select exists (select from deferred_set as s where s.unit_id = $1) as has_deferred;
