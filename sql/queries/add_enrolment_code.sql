-- add_enrolment_code: lets a person enrol one device.
--
-- $1 code_hash  bytea         SHA-256 of the code without its hyphens
-- $2 person_id  uuid
-- $3 created_at timestamptz
-- $4 expires_at timestamptz
insert into enrolment_code (code_hash, person_id, created_at, expires_at)
values ($1, $2, $3, $4);
