-- read_transaction_id: the number that rows written by this transaction carry.
--
-- Returns one row: transaction_id bigint.
select (pg_current_xact_id()::text::numeric % 4294967296)::bigint as transaction_id;
