-- save_unit_backup: notes up to which version a locked unit lies in a backup.
--
-- $1 unit_id      uuid
-- $2 epoch_id     uuid          the epoch in which the backup was taken
-- $3 version      bigint        the unit's head in the backup
-- $4 chain        bytea         its chain
-- $5 backed_up_at timestamptz
-- Affects one row; none where the unit's history is another one now, or where a later backup is noted.
--
-- The database may have been replaced while the backup was written: the chain tells.
insert into unit_backup as b (unit_id, epoch_id, version, backed_up_at)
select h.unit_id, h.epoch_id, $3, $5
from unit_head as h
left join change_log as c on c.unit_id = h.unit_id and c.version = $3
where h.unit_id = $1 and h.epoch_id = $2 and h.version >= $3 and ($3 = 0 or c.chain = $4)
on conflict (unit_id) do update
set epoch_id = excluded.epoch_id, version = excluded.version, backed_up_at = excluded.backed_up_at
where b.epoch_id <> excluded.epoch_id or b.version <= excluded.version;
