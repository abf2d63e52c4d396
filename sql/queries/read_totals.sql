-- read_totals: a unit's figures at one version.
--
-- $1 unit_id  uuid
-- $2 version  bigint
-- $3 round_id uuid     null: all rounds
-- Returns rows: round_id uuid, figure text, value numeric, entries, at_least, almost, about bigint.
select t.round_id, t.figure, t.value, t.entries, t.at_least, t.almost, t.about
from total as t
where t.unit_id = $1
    and t.version <= $2
    and (t.until_version is null or t.until_version > $2)
    and ($3::uuid is null or t.round_id = $3)
    and (t.entries <> 0 or t.value <> 0)
order by t.round_id, t.figure;
