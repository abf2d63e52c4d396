-- read_log_page: the log's rows after a version, up to about so many bytes, at least one row.
--
-- $1 unit_id   uuid
-- $2 after     bigint
-- $3 bytes_max bigint   the row that passes it is the last
-- Returns rows, by version: version bigint, body text.
--
-- The sizes are added up over a bounded run of rows, or a long log would be walked for each page.
select s.version, s.body
from (
    select n.version, n.body, sum(octet_length(n.body)) over (order by n.version) - octet_length(n.body) as bytes_before
    from (
        select c.version, c.body
        from change_log as c
        where c.unit_id = $1 and c.version > $2
        order by c.version
        limit 4096
    ) as n
) as s
where s.bytes_before < $3
order by s.version;
