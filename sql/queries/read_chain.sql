-- read_chain: the chain after one version.
--
-- $1 unit_id uuid
-- $2 version bigint
-- Returns at most one row: chain bytea.
select c.chain
from change_log as c
where c.unit_id = $1 and c.version = $2;
