-- end_standing_grant: no longer gives a person a role in units to come.
--
-- $1 person_id uuid
-- $2 role      text
delete from standing_grant as s
where s.person_id = $1 and s.role = $2;
