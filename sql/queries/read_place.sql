-- read_place: which database this is, and how far its write-ahead log has safely come.
--
-- Returns one row: system_identifier text, timeline, database_oid, log_oid and flushed bigint.
--
-- Each changes in its own way of going back: another server, a promoted standby or a recovery to a point in time, another
-- database, tables made anew, and files put back (the log is then shorter than it was).
select
    s.system_identifier::text as system_identifier,
    c.timeline_id::bigint as timeline,
    d.oid::bigint as database_oid,
    'change_log'::regclass::oid::bigint as log_oid,
    pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint as flushed
from pg_control_system() as s
cross join pg_control_checkpoint() as c
inner join pg_database as d on d.datname = current_database();
