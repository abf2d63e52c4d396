-- read_log_rows: the next rows of the log with all that is stored beside them, for a check.
--
-- $1 unit_id uuid
-- $2 after   bigint
-- Returns at most 500 rows, by version: version bigint, replica_id uuid, n bigint, body text, chain bytea.
select c.version, c.replica_id, c.n, c.body, c.chain
from change_log as c
where c.unit_id = $1 and c.version > $2
order by c.version
limit 500;
