-- notify_news: tells all server processes of this database what somebody may be waiting for.
--
-- $1 payloads text[]
-- Returns a row without meaning for each.
--
-- Always alone in its transaction: whoever notifies holds a lock of the whole cluster until the commit.
select pg_notify('taizhang_news', n.payload)
from unnest($1::text[]) as n (payload);
