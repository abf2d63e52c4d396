-- start_unit_epoch: puts a locked unit into another epoch.
--
-- $1 unit_id  uuid
-- $2 epoch_id uuid
update unit_head as h
set epoch_id = $2
where h.unit_id = $1;
