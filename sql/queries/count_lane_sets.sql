-- count_lane_sets: how many sets a unit has answered, those without effect among them.
--
-- $1 unit_id uuid
-- Returns one row: sets bigint.
select coalesce(sum(l.n), 0)::bigint as sets
from lane as l
where l.unit_id = $1;
