-- add_token: lets a device sign in with a token.
--
-- $1 token_hash bytea         SHA-256 of the token
-- $2 replica_id uuid
-- $3 created_at timestamptz
-- $4 expires_at timestamptz
insert into token (token_hash, replica_id, created_at, expires_at)
values ($1, $2, $3, $4);
