-- add_person: adds a person, or gives a known one a new name.
--
-- $1 person_id uuid
-- $2 name      text
-- $3 added_at  timestamptz
insert into person (person_id, name, added_at)
values ($1, $2, $3)
on conflict (person_id) do update set name = excluded.name;
