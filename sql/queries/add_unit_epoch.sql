-- add_unit_epoch: notes the version at which the unit's present epoch began.
--
-- $1 unit_id uuid
-- Affects one row; none where it is noted already.
insert into unit_epoch (unit_id, epoch_id, ordinal, start_version)
select h.unit_id, e.epoch_id, e.ordinal, h.version
from unit_head as h
inner join epoch as e on e.epoch_id = h.epoch_id
where h.unit_id = $1
on conflict (unit_id, epoch_id) do nothing;
