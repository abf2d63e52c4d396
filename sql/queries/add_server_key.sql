-- add_server_key: the server's own keys for carried files; none are added where there are some.
--
-- $1 key_id      uuid
-- $2 signing_key bytea   private half, Ed25519
-- $3 sealing_key bytea   private half, X25519
-- $4 made_at     timestamptz
insert into server_key (key_id, signing_key, sealing_key, made_at)
select $1, $2, $3, $4
where not exists (select from server_key);
