-- allow_app_login: lets the application's role sign in, in a cluster of its own.
--
-- Returns nothing.
alter role taizhang_app login;
