-- read_reported_units: the units that have anything to say, or had something until lately, about unsent changes.
--
-- $1 units uuid[]
-- $2 since timestamptz   a report of zero that is older is not named
-- Returns rows: unit_id uuid.
select distinct o.unit_id
from outbox_report as o
where o.unit_id = any ($1) and (o.changes > 0 or o.reported_at >= $2);
