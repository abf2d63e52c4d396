-- end_deferred_set: a set waits no longer for what it waited for.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- $3 n          bigint
-- Affects a row for each thing that it waited for.
delete from deferred_set as s
where s.unit_id = $1 and s.replica_id = $2 and s.n = $3;
