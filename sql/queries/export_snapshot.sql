-- export_snapshot: lets other sessions see what this transaction sees, as long as it is open.
--
-- Returns one row: snapshot text.
select pg_export_snapshot() as snapshot;
