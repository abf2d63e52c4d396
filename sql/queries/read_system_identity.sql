-- read_system_identity: which database this is, and how often it was restored or promoted.
--
-- Returns one row: system_identifier text, timeline bigint.
select s.system_identifier::text as system_identifier, c.timeline_id::bigint as timeline
from pg_control_system() as s
cross join pg_control_checkpoint() as c;
