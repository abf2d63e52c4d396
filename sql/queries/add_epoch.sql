-- add_epoch: begins a history of the server.
--
-- $1 epoch_id          uuid
-- $2 ordinal           bigint
-- $3 system_identifier text
-- $4 timeline          bigint
-- $5 began_at          timestamptz
-- $6 database_oid      bigint
-- $7 log_oid           bigint
-- $8 written_by        bigint   this transaction's number
insert into epoch (
    epoch_id, ordinal, system_identifier, timeline, began_at, database_oid, log_oid, written_by
)
values ($1, $2, $3, $4, $5, $6, $7, $8);
