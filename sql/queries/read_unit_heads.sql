-- read_unit_heads: where units stand.
--
-- $1 units uuid[]
-- Returns a row for each visible unit: unit_id uuid, version bigint, chain bytea, epoch_id uuid, backed_up bigint (the
-- version up to which it lies in a backup, 0: in none).
select h.unit_id, h.version, h.chain, h.epoch_id, coalesce(b.version, 0) as backed_up
from unit_head as h
left join unit_backup as b on b.unit_id = h.unit_id
where h.unit_id = any ($1)
order by h.unit_id;
