-- read_version_at: the last version that was committed at or before a moment.
--
-- $1 unit_id uuid
-- $2 moment  timestamptz
-- Returns one row: version bigint, 0 where there was none.
select coalesce(max(c.version), 0) as version
from change_log as c
where c.unit_id = $1 and c.received_at <= $2;
