-- enter_units: names the units and the person of this transaction; without it the application sees no unit at all.
--
-- $1 units                  uuid[]
-- $2 person                 uuid, null: nobody; opens the person's own memberships for reading
-- $3 lock_milliseconds_max  integer   the longest wait for a lock, then 55P03; 0 for no bound
-- Returns one row without meaning.
select enter_units($1, $2, $3);
