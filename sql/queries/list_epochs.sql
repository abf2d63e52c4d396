-- list_epochs: the server's histories, the present one last.
--
-- Returns rows: epoch_id uuid, ordinal bigint, system_identifier text, timeline bigint, database_oid, log_oid and
-- written_by bigint (null: begun before these were noted), found_by bigint (the transaction that wrote the row as it is).
--
-- Whatever copies rows, be it pg_restore or psql, writes them in a transaction of its own.
select
    e.epoch_id,
    e.ordinal,
    e.system_identifier,
    e.timeline,
    e.database_oid,
    e.log_oid,
    e.written_by,
    e.xmin::text::bigint as found_by
from epoch as e
order by e.ordinal;
