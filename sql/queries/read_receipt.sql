-- read_receipt: the stored answer to one set.
--
-- $1 unit_id    uuid
-- $2 replica_id uuid
-- $3 n          bigint
-- Returns at most one row: hash bytea, body text.
select r.hash, r.body
from receipt as r
where r.unit_id = $1 and r.replica_id = $2 and r.n = $3;
