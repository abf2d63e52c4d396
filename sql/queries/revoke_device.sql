-- revoke_device: takes a device's right to push and pull away for good.
--
-- $1 replica_id uuid
-- $2 revoked_at timestamptz
-- Affects one row; none where there is no such device or it was revoked before.
update device as d
set revoked_at = $2
where d.replica_id = $1 and d.revoked_at is null;
