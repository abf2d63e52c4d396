-- add_epoch: begins a history of the server.
--
-- $1 epoch_id          uuid
-- $2 ordinal           bigint
-- $3 system_identifier text
-- $4 timeline          bigint
-- $5 began_at          timestamptz
insert into epoch (epoch_id, ordinal, system_identifier, timeline, began_at)
values ($1, $2, $3, $4, $5);
