-- save_report: keeps what a device says to have unsent in one unit.
--
-- $1 unit_id     uuid
-- $2 replica_id  uuid
-- $3 changes     bigint
-- $4 oldest      timestamptz   null: not said
-- $5 reported_at timestamptz
-- Affects one row; none where the unit is not visible.
insert into outbox_report (unit_id, replica_id, changes, oldest, reported_at)
select h.unit_id, $2, $3, $4, $5
from unit_head as h
where h.unit_id = $1
on conflict (unit_id, replica_id) do update
set changes = excluded.changes, oldest = excluded.oldest, reported_at = excluded.reported_at;
