-- read_unit_epochs: the server's histories with the unit's version at which each began, oldest first.
--
-- $1 unit_id uuid
-- Returns rows: epoch_id uuid, start_version bigint.
select e.epoch_id, e.start_version
from unit_epoch as e
where e.unit_id = $1
order by e.ordinal;
