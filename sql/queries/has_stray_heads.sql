-- has_stray_heads: whether a unit has not yet moved into the present history.
--
-- Returns one row: has_strays boolean. To the application, which sees no unit here, none has.
select exists (
    select
    from unit_head as h
    where h.epoch_id <> (select e.epoch_id from epoch as e order by e.ordinal desc limit 1)
) as has_strays;
