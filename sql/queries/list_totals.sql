-- list_totals: every value that a unit's figures ever had.
--
-- $1 unit_id uuid
-- Returns rows, by version: round_id uuid, figure text, version and until_version bigint, value numeric, entries, at_least,
-- almost, about bigint.
select t.round_id, t.figure, t.version, t.until_version, t.value, t.entries, t.at_least, t.almost, t.about
from total as t
where t.unit_id = $1
order by t.version, t.round_id, t.figure;
