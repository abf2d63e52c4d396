-- 0005_backups: up to which version each unit is known to lie in a backup.
--
-- Reason: devices keep what a restored server could have lost, and must know when they needn't any more. Old servers: run
-- on and tell nothing of it. Locks: nothing that exists.

-- epoch_id is the head's: where a unit moves to another epoch, its row moves along.
create table unit_backup (
    unit_id uuid primary key references unit_head (unit_id),
    epoch_id uuid not null references epoch (epoch_id),
    version bigint not null check (version >= 0),
    backed_up_at timestamptz not null
);

alter table unit_backup enable row level security;

create policy entered_units on unit_backup to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);

grant select on unit_backup to taizhang_app;
