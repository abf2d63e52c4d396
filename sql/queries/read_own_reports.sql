-- read_own_reports: the units in which a device last reported something unsent.
--
-- $1 units      uuid[]
-- $2 replica_id uuid
-- Returns rows: unit_id uuid.
select o.unit_id
from outbox_report as o
where o.unit_id = any ($1) and o.replica_id = $2 and o.changes > 0;
