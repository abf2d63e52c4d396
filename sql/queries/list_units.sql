-- list_units: all units, the office stream among them.
--
-- Returns rows: unit_id uuid, version bigint.
select h.unit_id, h.version
from unit_head as h
order by h.unit_id;
