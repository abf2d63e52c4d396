-- list_enrolment_codes: codes that can be used, or could be within the last 90 days.
--
-- $1 now timestamptz
-- Returns rows: code_hash bytea.
select c.code_hash
from enrolment_code as c
where c.expires_at > $1::timestamptz - interval '90 days';
