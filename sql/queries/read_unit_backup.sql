-- read_unit_backup: up to which version a unit lies in a backup.
--
-- $1 unit_id uuid
-- Returns at most one row: epoch_id uuid, version bigint, backed_up_at bigint (milliseconds).
select
    b.epoch_id,
    b.version,
    (extract(epoch from b.backed_up_at) * 1000)::bigint as backed_up_at
from unit_backup as b
where b.unit_id = $1;
