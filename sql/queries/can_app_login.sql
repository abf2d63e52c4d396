-- can_app_login: whether the application's role may sign in.
--
-- Returns one row: can_login boolean.
select r.rolcanlogin as can_login
from pg_roles as r
where r.rolname = 'taizhang_app';
