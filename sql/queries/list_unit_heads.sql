-- list_unit_heads: where all units stand, the office stream among them.
--
-- Returns rows: unit_id uuid, version bigint, chain bytea, epoch_id uuid.
select h.unit_id, h.version, h.chain, h.epoch_id
from unit_head as h
order by h.unit_id;
