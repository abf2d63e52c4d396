-- add_unit_head: adds a unit without rows in the present epoch.
--
-- $1 unit_id uuid
-- Affects one row; none where the unit exists.
insert into unit_head (unit_id, version, chain, epoch_id)
select $1, 0, decode(repeat('00', 32), 'hex'), e.epoch_id
from epoch as e
order by e.ordinal desc
limit 1
on conflict (unit_id) do nothing;
