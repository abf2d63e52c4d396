-- use_enrolment_code: marks a code as used.
--
-- $1 code_hash       bytea
-- $2 used_at         timestamptz
-- $3 used_by_replica uuid
-- Affects one row; none where it was used before.
update enrolment_code as c
set used_at = $2, used_by_replica = $3
where c.code_hash = $1 and c.used_at is null;
