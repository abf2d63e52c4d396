-- read_unit_heads: where units stand.
--
-- $1 units uuid[]
-- Returns a row for each visible unit: unit_id uuid, version bigint, chain bytea, epoch_id uuid.
select h.unit_id, h.version, h.chain, h.epoch_id
from unit_head as h
where h.unit_id = any ($1)
order by h.unit_id;
