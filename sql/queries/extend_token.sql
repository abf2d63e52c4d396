-- extend_token: lets a token live longer, never shorter.
--
-- $1 token_hash bytea
-- $2 expires_at timestamptz
update token as t
set expires_at = $2
where t.token_hash = $1 and t.expires_at < $2;
