-- read_log_row: the row that a set got.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- $3 n          bigint
-- Returns at most one row: body text.
select l.body
from change_log as l
where l.unit_id = $1 and l.replica_id = $2 and l.n = $3;
