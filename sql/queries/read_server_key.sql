-- read_server_key: the server's own keys for carried files, private halves.
--
-- Returns at most one row: signing_key bytea, sealing_key bytea.
select k.signing_key, k.sealing_key
from server_key as k
order by k.made_at, k.key_id
limit 1;
