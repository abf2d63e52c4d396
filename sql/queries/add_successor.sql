-- add_successor: makes a replica known that goes on in another one's place, under the same person and name.
--
-- $1 replica_id             uuid
-- $2 predecessor_replica_id uuid
-- $3 public_key             bytea
-- $4 enrolled_at            timestamptz
-- Affects one row; none where the id is taken.
insert into device (replica_id, person_id, public_key, name, enrolled_at, predecessor_replica_id, sealing_key)
select $1, d.person_id, $3, d.name, $4, d.replica_id, d.sealing_key
from device as d
where d.replica_id = $2
on conflict (replica_id) do nothing;
