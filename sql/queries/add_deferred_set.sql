-- add_deferred_set: has a set wait for records or conflicts.
--
-- $1 unit_id     uuid
-- $2 replica_id  uuid
-- $3 n           bigint
-- $4 awaited     uuid[]
-- $5 carrier_id  uuid
-- $6 deferred_at timestamptz
-- $7 was_epoch_id uuid     the place that it had in the history that is lost, null where it had none
-- $8 was_version  bigint
-- Affects a row for each awaited one; none where the unit is not visible.
insert into deferred_set (unit_id, replica_id, n, awaited_id, carrier_id, deferred_at, was_epoch_id, was_version)
select h.unit_id, $2, $3, a.awaited_id, $5, $6, $7, $8
from unit_head as h
cross join unnest($4::uuid[]) as a (awaited_id)
where h.unit_id = $1;
