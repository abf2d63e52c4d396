-- 0004_decimal_sums: sums may have a fraction, for quantities such as 1.5 days.
--
-- Reason: what is counted is not always whole. Old servers: none released. Locks: total, while it is rewritten.

alter table total alter column value type numeric (38, 6);
