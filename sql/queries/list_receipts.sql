-- list_receipts: all stored answers of a unit, lane by lane.
--
-- $1 unit_id uuid
-- Returns rows, by replica and n: replica_id uuid, n bigint, hash bytea, body text, version bigint, submission text,
-- signature bytea.
select r.replica_id, r.n, r.hash, r.body, r.version, r.submission, r.signature
from receipt as r
where r.unit_id = $1
order by r.replica_id, r.n;
