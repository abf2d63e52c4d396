-- add_office_key: keeps the private half of the server's own signing device.
--
-- $1 replica_id  uuid
-- $2 private_key bytea
insert into office_key (replica_id, private_key)
values ($1, $2);
