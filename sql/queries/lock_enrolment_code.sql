-- lock_enrolment_code: locks a code and reads what became of it.
--
-- $1 code_hash bytea
-- Returns at most one row: person_id uuid, expires_at bigint (milliseconds), is_used boolean, used_by_replica uuid.
select
    c.person_id,
    (extract(epoch from c.expires_at) * 1000)::bigint as expires_at,
    c.used_at is not null as is_used,
    c.used_by_replica
from enrolment_code as c
where c.code_hash = $1
for update;
