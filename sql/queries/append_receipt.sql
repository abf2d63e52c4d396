-- append_receipt: keeps the answer to one set, for whoever asks again.
--
-- $1 unit_id           uuid
-- $2 replica_id        uuid
-- $3 n                 bigint
-- $4 hash              bytea        what the lane's next number links to
-- $5 body              text         the receipt's bytes
-- $6 version           bigint       null: the set had no effect
-- $7 received_at       timestamptz
-- $8 submission        text         the frozen bytes, null where a log row keeps them
-- $9 signature         bytea        likewise
-- $10 origin_replica_id uuid        where the set was re-issued or adopted from, else null
-- $11 origin_n          bigint
-- $12 origin_hash       bytea
-- Affects one row; none where the unit is not visible.
insert into receipt (
    unit_id, replica_id, n, hash, body, version, received_at, submission, signature,
    origin_replica_id, origin_n, origin_hash
)
select h.unit_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
from unit_head as h
where h.unit_id = $1;
