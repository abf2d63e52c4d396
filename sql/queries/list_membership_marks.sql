-- list_membership_marks: for each person what changes whenever one of their memberships does.
--
-- Returns rows: person_id uuid, count and revoked bigint, last_grant bigint (milliseconds).
select
    m.person_id,
    count(*) as count,
    count(m.revoked_at) as revoked,
    (extract(epoch from max(m.granted_at)) * 1000)::bigint as last_grant
from membership as m
group by m.person_id;
