-- end_membership: takes a role in a locked unit away from a person.
--
-- $1 unit_id    uuid
-- $2 person_id  uuid
-- $3 role       text
-- $4 revoked_at timestamptz
-- Affects one row; none where the person does not have the role.
update membership as m
set revoked_at = $4
where m.unit_id = $1 and m.person_id = $2 and m.role = $3 and m.revoked_at is null;
