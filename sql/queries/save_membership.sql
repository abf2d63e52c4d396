-- save_membership: gives a person a role in a locked unit.
--
-- $1 unit_id    uuid
-- $2 person_id  uuid
-- $3 role       text
-- $4 granted_at timestamptz
-- Affects one row; none where the person has the role.
insert into membership as m (unit_id, person_id, role, granted_at)
values ($1, $2, $3, $4)
on conflict (unit_id, person_id, role) do update set granted_at = excluded.granted_at, revoked_at = null
where m.revoked_at is not null;
