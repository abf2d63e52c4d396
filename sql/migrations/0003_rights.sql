-- 0003_rights: what the application's role may do, and which units a transaction may see.
--
-- Reason: the first schema. Old servers: none. Locks: each table for a moment.
--
-- The role owns nothing. It sees a unit's rows only in a transaction that named the unit with enter_units; without
-- that it sees none. Log rows and receipts can be written once and never changed.

-- set_config would stay on this node; a set local is passed on to all.
create function enter_units(units uuid[], person uuid, lock_milliseconds_max integer) returns void
language plpgsql
as $$
begin
    execute format('set local taizhang.units = %L', array_to_string(units, ','));
    execute format('set local taizhang.person = %L', coalesce(person::text, ''));
    execute format('set local lock_timeout = %s', lock_milliseconds_max);
end
$$;

revoke all on function enter_units(uuid[], uuid, integer) from public;
grant execute on function enter_units(uuid[], uuid, integer) to taizhang_app;

-- The setting is searched as text: an array would be built anew for each row, and hundreds of units make that slow.
alter table unit_head enable row level security;
alter table unit_epoch enable row level security;
alter table membership enable row level security;
alter table change_log enable row level security;
alter table receipt enable row level security;
alter table lane enable row level security;
alter table record enable row level security;
alter table conflict enable row level security;
alter table conflict_field enable row level security;
alter table total enable row level security;
alter table outbox_report enable row level security;

create policy entered_units on unit_head to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on unit_epoch to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on membership to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on change_log to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on receipt to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on lane to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on record to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on conflict to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on conflict_field to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on total to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);
create policy entered_units on outbox_report to taizhang_app
    using (strpos(current_setting('taizhang.units', true), unit_id::text) > 0);

-- Before the units can be named they must be found: everybody may read the own memberships.
create policy own_membership on membership for select to taizhang_app
    using (person_id = nullif(current_setting('taizhang.person', true), '')::uuid);

grant select on person, device, token, enrolment_code, epoch to taizhang_app;
grant insert on device, token to taizhang_app;
grant update (last_seen_at) on device to taizhang_app;
grant update (used_at, used_by_replica) on enrolment_code to taizhang_app;

grant select on unit_head, unit_epoch, membership, change_log, receipt, lane, record, conflict, conflict_field, total,
    outbox_report to taizhang_app;
grant update (version, chain) on unit_head to taizhang_app;
grant insert on change_log, receipt, lane, record, conflict, conflict_field, total, outbox_report to taizhang_app;
grant update (n, hash) on lane to taizhang_app;
grant update (body, version) on record to taizhang_app;
grant update (state, body, version) on conflict to taizhang_app;
grant delete on conflict_field to taizhang_app;
grant update (until_version) on total to taizhang_app;
grant update (changes, oldest, reported_at) on outbox_report to taizhang_app;
