-- end_totals: ends the present values of figures that a set changes; append_totals follows.
--
-- $1 unit_id uuid
-- $2 figures json     [{round_id, figure}], each once
-- $3 version bigint   the version that the set takes
-- Affects a row for each figure that had a value.
update total as t
set until_version = $3
from json_to_recordset($2) as x (round_id uuid, figure text)
where t.unit_id = $1
    and t.until_version is null
    and t.round_id = x.round_id
    and t.figure_hash = sha256(convert_to(x.figure, 'UTF8'));
