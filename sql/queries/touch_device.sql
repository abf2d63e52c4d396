-- touch_device: remembers when a device was last heard of.
--
-- $1 replica_id   uuid
-- $2 last_seen_at timestamptz
update device as d
set last_seen_at = $2
where d.replica_id = $1;
