-- list_units: all units and where they stand, the office stream among them.
--
-- Returns rows: unit_id uuid, version bigint, epoch_id uuid.
select h.unit_id, h.version, h.epoch_id
from unit_head as h
order by h.unit_id;
