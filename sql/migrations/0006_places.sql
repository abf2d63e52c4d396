-- 0006_places: where each history of the server was begun, so that a restore that nobody announced is noticed.
--
-- Reason: system identifier and timeline stay the same where tables are made anew within one server. Old servers: run on.
-- Locks: epoch for a moment.
--
-- The row of the present history names the transaction that wrote it, its own xmin; a copy of it has another. Rows from
-- before have nulls, which count as another place. Nothing may ever update or rewrite a row of this table.

alter table epoch add column database_oid bigint;
alter table epoch add column log_oid bigint;
alter table epoch add column written_by bigint;
