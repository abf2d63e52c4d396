CREATE FUNCTION public.enter_units(units uuid[], person uuid, lock_milliseconds_max integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    execute format('set local taizhang.units = %L', array_to_string(units, ','));
    execute format('set local taizhang.person = %L', coalesce(person::text, ''));
    execute format('set local lock_timeout = %s', lock_milliseconds_max);
end
$$;
CREATE TABLE public.change_log (
    unit_id uuid NOT NULL,
    version bigint NOT NULL,
    replica_id uuid NOT NULL,
    n bigint NOT NULL,
    body text NOT NULL,
    chain bytea NOT NULL,
    received_at timestamp with time zone NOT NULL,
    CONSTRAINT change_log_chain_check CHECK ((octet_length(chain) = 32)),
    CONSTRAINT change_log_n_check CHECK ((n > 0)),
    CONSTRAINT change_log_version_check CHECK ((version > 0))
);
CREATE TABLE public.conflict (
    unit_id uuid NOT NULL,
    conflict_id uuid NOT NULL,
    state text NOT NULL,
    body text NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.conflict_field (
    unit_id uuid NOT NULL,
    record_id uuid NOT NULL,
    field text NOT NULL,
    conflict_id uuid NOT NULL
);
CREATE TABLE public.deferred_set (
    unit_id uuid NOT NULL,
    replica_id uuid NOT NULL,
    n bigint NOT NULL,
    awaited_id uuid NOT NULL,
    carrier_id uuid NOT NULL,
    deferred_at timestamp with time zone NOT NULL,
    was_epoch_id uuid,
    was_version bigint
);
CREATE TABLE public.device (
    replica_id uuid NOT NULL,
    person_id uuid NOT NULL,
    public_key bytea NOT NULL,
    name text NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone,
    revoked_at timestamp with time zone,
    predecessor_replica_id uuid,
    sealing_key bytea,
    CONSTRAINT device_public_key_check CHECK ((octet_length(public_key) = 32)),
    CONSTRAINT device_sealing_key_check CHECK ((octet_length(sealing_key) = 32))
);
CREATE TABLE public.enrolment_code (
    code_hash bytea NOT NULL,
    person_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by_replica uuid,
    CONSTRAINT enrolment_code_code_hash_check CHECK ((octet_length(code_hash) = 32))
);
CREATE TABLE public.epoch (
    epoch_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    system_identifier text NOT NULL,
    timeline bigint NOT NULL,
    began_at timestamp with time zone NOT NULL,
    database_oid bigint,
    log_oid bigint,
    written_by bigint
);
CREATE TABLE public.lane (
    unit_id uuid NOT NULL,
    replica_id uuid NOT NULL,
    n bigint NOT NULL,
    hash bytea NOT NULL,
    predecessor_replica_id uuid,
    predecessor_n bigint,
    CONSTRAINT lane_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT lane_n_check CHECK ((n > 0))
);
CREATE TABLE public.membership (
    unit_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);
CREATE TABLE public.office_key (
    replica_id uuid NOT NULL,
    private_key bytea NOT NULL,
    CONSTRAINT office_key_private_key_check CHECK ((octet_length(private_key) = 32))
);
CREATE TABLE public.outbox_report (
    unit_id uuid NOT NULL,
    replica_id uuid NOT NULL,
    changes bigint NOT NULL,
    oldest timestamp with time zone,
    reported_at timestamp with time zone NOT NULL,
    CONSTRAINT outbox_report_changes_check CHECK ((changes >= 0))
);
CREATE TABLE public.person (
    person_id uuid NOT NULL,
    name text NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.quarantined_set (
    unit_id uuid NOT NULL,
    root_replica_id uuid NOT NULL,
    root_n bigint NOT NULL,
    root_hash bytea NOT NULL,
    submission text NOT NULL,
    signature bytea NOT NULL,
    author_id uuid NOT NULL,
    roles text[] NOT NULL,
    carrier_id uuid NOT NULL,
    deposited_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    why text,
    CONSTRAINT quarantined_set_root_hash_check CHECK ((octet_length(root_hash) = 32)),
    CONSTRAINT quarantined_set_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'adopted'::text, 'discarded'::text])))
);
CREATE TABLE public.receipt (
    unit_id uuid NOT NULL,
    replica_id uuid NOT NULL,
    n bigint NOT NULL,
    hash bytea NOT NULL,
    body text NOT NULL,
    version bigint,
    received_at timestamp with time zone NOT NULL,
    submission text,
    signature bytea,
    origin_replica_id uuid,
    origin_n bigint,
    origin_hash bytea,
    CONSTRAINT receipt_check CHECK (((version IS NULL) = (submission IS NOT NULL))),
    CONSTRAINT receipt_check1 CHECK (((submission IS NULL) = (signature IS NULL))),
    CONSTRAINT receipt_hash_check CHECK ((octet_length(hash) = 32)),
    CONSTRAINT receipt_n_check CHECK ((n > 0))
);
CREATE TABLE public.record (
    unit_id uuid NOT NULL,
    record_id uuid NOT NULL,
    kind text NOT NULL,
    parent_id uuid,
    root_id uuid NOT NULL,
    body text NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.server_key (
    key_id uuid NOT NULL,
    signing_key bytea NOT NULL,
    sealing_key bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT server_key_sealing_key_check CHECK ((octet_length(sealing_key) = 32)),
    CONSTRAINT server_key_signing_key_check CHECK ((octet_length(signing_key) = 32))
);
CREATE TABLE public.standing_grant (
    person_id uuid NOT NULL,
    role text NOT NULL,
    granted_at timestamp with time zone NOT NULL
);
CREATE TABLE public.token (
    token_hash bytea NOT NULL,
    replica_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT token_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
CREATE TABLE public.total (
    unit_id uuid NOT NULL,
    round_id uuid NOT NULL,
    figure_hash bytea NOT NULL,
    figure text NOT NULL,
    version bigint NOT NULL,
    until_version bigint,
    value numeric(38,6) NOT NULL,
    entries bigint NOT NULL,
    at_least bigint NOT NULL,
    almost bigint NOT NULL,
    about bigint NOT NULL,
    CONSTRAINT total_check CHECK ((until_version > version)),
    CONSTRAINT total_figure_hash_check CHECK ((octet_length(figure_hash) = 32))
);
CREATE TABLE public.unit_backup (
    unit_id uuid NOT NULL,
    epoch_id uuid NOT NULL,
    version bigint NOT NULL,
    backed_up_at timestamp with time zone NOT NULL,
    CONSTRAINT unit_backup_version_check CHECK ((version >= 0))
);
CREATE TABLE public.unit_epoch (
    unit_id uuid NOT NULL,
    epoch_id uuid NOT NULL,
    ordinal bigint NOT NULL,
    start_version bigint NOT NULL
);
CREATE TABLE public.unit_head (
    unit_id uuid NOT NULL,
    version bigint NOT NULL,
    chain bytea NOT NULL,
    epoch_id uuid NOT NULL,
    CONSTRAINT unit_head_chain_check CHECK ((octet_length(chain) = 32)),
    CONSTRAINT unit_head_version_check CHECK ((version >= 0))
);
ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_pkey PRIMARY KEY (unit_id, version);
ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_unit_id_replica_id_n_key UNIQUE (unit_id, replica_id, n);
ALTER TABLE ONLY public.conflict_field
    ADD CONSTRAINT conflict_field_pkey PRIMARY KEY (unit_id, record_id, field);
ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_pkey PRIMARY KEY (unit_id, conflict_id);
ALTER TABLE ONLY public.deferred_set
    ADD CONSTRAINT deferred_set_pkey PRIMARY KEY (unit_id, replica_id, n, awaited_id);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_pkey PRIMARY KEY (replica_id);
ALTER TABLE ONLY public.enrolment_code
    ADD CONSTRAINT enrolment_code_pkey PRIMARY KEY (code_hash);
ALTER TABLE ONLY public.epoch
    ADD CONSTRAINT epoch_ordinal_key UNIQUE (ordinal);
ALTER TABLE ONLY public.epoch
    ADD CONSTRAINT epoch_pkey PRIMARY KEY (epoch_id);
ALTER TABLE ONLY public.lane
    ADD CONSTRAINT lane_pkey PRIMARY KEY (unit_id, replica_id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (unit_id, person_id, role);
ALTER TABLE ONLY public.office_key
    ADD CONSTRAINT office_key_pkey PRIMARY KEY (replica_id);
ALTER TABLE ONLY public.outbox_report
    ADD CONSTRAINT outbox_report_pkey PRIMARY KEY (unit_id, replica_id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.quarantined_set
    ADD CONSTRAINT quarantined_set_pkey PRIMARY KEY (unit_id, root_replica_id, root_n, root_hash);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_pkey PRIMARY KEY (unit_id, replica_id, n);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (unit_id, record_id);
ALTER TABLE ONLY public.server_key
    ADD CONSTRAINT server_key_pkey PRIMARY KEY (key_id);
ALTER TABLE ONLY public.standing_grant
    ADD CONSTRAINT standing_grant_pkey PRIMARY KEY (person_id, role);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.total
    ADD CONSTRAINT total_pkey PRIMARY KEY (unit_id, round_id, figure_hash, version);
ALTER TABLE ONLY public.unit_backup
    ADD CONSTRAINT unit_backup_pkey PRIMARY KEY (unit_id);
ALTER TABLE ONLY public.unit_epoch
    ADD CONSTRAINT unit_epoch_pkey PRIMARY KEY (unit_id, epoch_id);
ALTER TABLE ONLY public.unit_head
    ADD CONSTRAINT unit_head_pkey PRIMARY KEY (unit_id);
CREATE INDEX change_log_by_time ON public.change_log USING btree (unit_id, received_at, version);
CREATE INDEX conflict_field_by_conflict ON public.conflict_field USING btree (unit_id, conflict_id);
CREATE INDEX conflict_open ON public.conflict USING btree (unit_id, conflict_id) WHERE (state = 'open'::text);
CREATE INDEX deferred_set_by_awaited ON public.deferred_set USING btree (unit_id, awaited_id);
CREATE INDEX device_by_person ON public.device USING btree (person_id);
CREATE INDEX membership_by_person ON public.membership USING btree (person_id);
CREATE INDEX outbox_report_by_replica ON public.outbox_report USING btree (replica_id);
CREATE INDEX quarantined_set_by_time ON public.quarantined_set USING btree (unit_id, deposited_at);
CREATE INDEX receipt_by_origin ON public.receipt USING btree (unit_id, origin_replica_id, origin_n) WHERE (origin_replica_id IS NOT NULL);
CREATE INDEX record_by_root ON public.record USING btree (unit_id, root_id);
CREATE INDEX token_by_replica ON public.token USING btree (replica_id);
CREATE UNIQUE INDEX total_now ON public.total USING btree (unit_id, round_id, figure_hash) WHERE (until_version IS NULL);
ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.change_log
    ADD CONSTRAINT change_log_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.conflict_field
    ADD CONSTRAINT conflict_field_unit_id_conflict_id_fkey FOREIGN KEY (unit_id, conflict_id) REFERENCES public.conflict(unit_id, conflict_id);
ALTER TABLE ONLY public.conflict
    ADD CONSTRAINT conflict_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.deferred_set
    ADD CONSTRAINT deferred_set_carrier_id_fkey FOREIGN KEY (carrier_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.deferred_set
    ADD CONSTRAINT deferred_set_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.deferred_set
    ADD CONSTRAINT deferred_set_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.deferred_set
    ADD CONSTRAINT deferred_set_unit_id_replica_id_n_fkey FOREIGN KEY (unit_id, replica_id, n) REFERENCES public.receipt(unit_id, replica_id, n);
ALTER TABLE ONLY public.device
    ADD CONSTRAINT device_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.enrolment_code
    ADD CONSTRAINT enrolment_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.lane
    ADD CONSTRAINT lane_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.lane
    ADD CONSTRAINT lane_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.office_key
    ADD CONSTRAINT office_key_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.outbox_report
    ADD CONSTRAINT outbox_report_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.outbox_report
    ADD CONSTRAINT outbox_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.quarantined_set
    ADD CONSTRAINT quarantined_set_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.quarantined_set
    ADD CONSTRAINT quarantined_set_carrier_id_fkey FOREIGN KEY (carrier_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.quarantined_set
    ADD CONSTRAINT quarantined_set_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.quarantined_set
    ADD CONSTRAINT quarantined_set_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.receipt
    ADD CONSTRAINT receipt_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.standing_grant
    ADD CONSTRAINT standing_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(person_id);
ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_replica_id_fkey FOREIGN KEY (replica_id) REFERENCES public.device(replica_id);
ALTER TABLE ONLY public.total
    ADD CONSTRAINT total_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.unit_backup
    ADD CONSTRAINT unit_backup_epoch_id_fkey FOREIGN KEY (epoch_id) REFERENCES public.epoch(epoch_id);
ALTER TABLE ONLY public.unit_backup
    ADD CONSTRAINT unit_backup_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.unit_epoch
    ADD CONSTRAINT unit_epoch_epoch_id_fkey FOREIGN KEY (epoch_id) REFERENCES public.epoch(epoch_id);
ALTER TABLE ONLY public.unit_epoch
    ADD CONSTRAINT unit_epoch_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit_head(unit_id);
ALTER TABLE ONLY public.unit_head
    ADD CONSTRAINT unit_head_epoch_id_fkey FOREIGN KEY (epoch_id) REFERENCES public.epoch(epoch_id);
ALTER TABLE public.change_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.conflict ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.conflict_field ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.deferred_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY entered_units ON public.change_log TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.conflict TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.conflict_field TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.deferred_set TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.lane TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.membership TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.outbox_report TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.quarantined_set TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.receipt TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.record TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.total TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.unit_backup TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.unit_epoch TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
CREATE POLICY entered_units ON public.unit_head TO taizhang_app USING ((strpos(current_setting('taizhang.units'::text, true), (unit_id)::text) > 0));
ALTER TABLE public.lane ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_membership ON public.membership FOR SELECT TO taizhang_app USING ((person_id = (NULLIF(current_setting('taizhang.person'::text, true), ''::text))::uuid));
ALTER TABLE public.quarantined_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.record ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.total ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unit_backup ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unit_epoch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unit_head ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON FUNCTION public.enter_units(units uuid[], person uuid, lock_milliseconds_max integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.enter_units(units uuid[], person uuid, lock_milliseconds_max integer) TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.change_log TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.conflict TO taizhang_app;
GRANT UPDATE(state) ON TABLE public.conflict TO taizhang_app;
GRANT UPDATE(body) ON TABLE public.conflict TO taizhang_app;
GRANT UPDATE(version) ON TABLE public.conflict TO taizhang_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.conflict_field TO taizhang_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.deferred_set TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.device TO taizhang_app;
GRANT UPDATE(last_seen_at) ON TABLE public.device TO taizhang_app;
GRANT SELECT ON TABLE public.enrolment_code TO taizhang_app;
GRANT UPDATE(used_at) ON TABLE public.enrolment_code TO taizhang_app;
GRANT UPDATE(used_by_replica) ON TABLE public.enrolment_code TO taizhang_app;
GRANT SELECT ON TABLE public.epoch TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.lane TO taizhang_app;
GRANT UPDATE(n) ON TABLE public.lane TO taizhang_app;
GRANT UPDATE(hash) ON TABLE public.lane TO taizhang_app;
GRANT SELECT ON TABLE public.membership TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.outbox_report TO taizhang_app;
GRANT UPDATE(changes) ON TABLE public.outbox_report TO taizhang_app;
GRANT UPDATE(oldest) ON TABLE public.outbox_report TO taizhang_app;
GRANT UPDATE(reported_at) ON TABLE public.outbox_report TO taizhang_app;
GRANT SELECT ON TABLE public.person TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.quarantined_set TO taizhang_app;
GRANT UPDATE(state) ON TABLE public.quarantined_set TO taizhang_app;
GRANT UPDATE(decided_by) ON TABLE public.quarantined_set TO taizhang_app;
GRANT UPDATE(decided_at) ON TABLE public.quarantined_set TO taizhang_app;
GRANT UPDATE(why) ON TABLE public.quarantined_set TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.receipt TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.record TO taizhang_app;
GRANT UPDATE(body) ON TABLE public.record TO taizhang_app;
GRANT UPDATE(version) ON TABLE public.record TO taizhang_app;
GRANT SELECT ON TABLE public.server_key TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.token TO taizhang_app;
GRANT UPDATE(expires_at) ON TABLE public.token TO taizhang_app;
GRANT SELECT,INSERT ON TABLE public.total TO taizhang_app;
GRANT UPDATE(until_version) ON TABLE public.total TO taizhang_app;
GRANT SELECT ON TABLE public.unit_backup TO taizhang_app;
GRANT SELECT ON TABLE public.unit_epoch TO taizhang_app;
GRANT SELECT ON TABLE public.unit_head TO taizhang_app;
GRANT UPDATE(version) ON TABLE public.unit_head TO taizhang_app;
GRANT UPDATE(chain) ON TABLE public.unit_head TO taizhang_app;
