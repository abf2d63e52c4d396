-- carry_unit_backup: takes a locked unit's backup along into the epoch that the unit is in now.
--
-- $1 unit_id uuid
-- Affects at most one row.
--
-- A new epoch goes on from the head, so that what is up to there is shared with the epoch before.
update unit_backup as b
set epoch_id = h.epoch_id, version = least(b.version, h.version)
from unit_head as h
where b.unit_id = $1 and h.unit_id = b.unit_id;
