-- read_last_epoch: the server's present history.
--
-- Returns at most one row: epoch_id uuid, ordinal bigint.
select e.epoch_id, e.ordinal
from epoch as e
order by e.ordinal desc
limit 1;
