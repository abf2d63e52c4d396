-- save_standing_grant: gives a person a role in all units to come.
--
-- $1 person_id  uuid
-- $2 role       text
-- $3 granted_at timestamptz
insert into standing_grant (person_id, role, granted_at)
values ($1, $2, $3)
on conflict (person_id, role) do nothing;
