-- append_totals: writes the new values of figures: what end_totals ended, and the set's share on top.
--
-- $1 unit_id uuid
-- $2 shares  json     [{round_id, figure, value, entries, at_least, almost, about}], each figure once
-- $3 version bigint   the version that the set takes
-- Affects one row for each figure; none where the unit is not visible.
insert into total (unit_id, round_id, figure_hash, figure, version, value, entries, at_least, almost, about)
select
    h.unit_id,
    x.round_id,
    sha256(convert_to(x.figure, 'UTF8')),
    x.figure,
    $3,
    coalesce(l.value, 0) + x.value,
    coalesce(l.entries, 0) + x.entries,
    coalesce(l.at_least, 0) + x.at_least,
    coalesce(l.almost, 0) + x.almost,
    coalesce(l.about, 0) + x.about
from unit_head as h
cross join json_to_recordset($2) as x (
    round_id uuid, figure text, value numeric, entries bigint, at_least bigint, almost bigint, about bigint
)
left join (
    select t.round_id, t.figure_hash, t.value, t.entries, t.at_least, t.almost, t.about
    from total as t
    where t.unit_id = $1 and t.until_version = $3
) as l on l.round_id = x.round_id and l.figure_hash = sha256(convert_to(x.figure, 'UTF8'))
where h.unit_id = $1;
