-- 0010_token_extension: a token that is in use lives on.
--
-- Reason: who syncs every day must not be locked out after ninety days. Old servers: let tokens end as before. Locks:
-- nothing that is held for long.

grant update (expires_at) on token to taizhang_app;
