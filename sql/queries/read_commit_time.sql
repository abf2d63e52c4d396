-- read_commit_time: when a version was committed.
--
-- $1 unit_id uuid
-- $2 version bigint
-- Returns at most one row: received_at bigint (milliseconds).
select (extract(epoch from c.received_at) * 1000)::bigint as received_at
from change_log as c
where c.unit_id = $1 and c.version = $2;
