-- The tables of the first parts: units, posts, lists, laws, certificates, journal.

CREATE TABLE calendar_days (
    date date NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_calendar_days PRIMARY KEY (date)
);

CREATE TABLE case_numbers (
    kind text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_case_numbers PRIMARY KEY (kind, year)
);

CREATE TABLE certificate_checks (
    id uuid NOT NULL,
    certificate_id uuid,
    way text NOT NULL,
    outcome text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_certificate_checks PRIMARY KEY (id)
);

CREATE TABLE data_protection_keys (
    id uuid NOT NULL,
    friendly_name text NOT NULL,
    xml bytea NOT NULL,
    CONSTRAINT pk_data_protection_keys PRIMARY KEY (id)
);

CREATE TABLE idempotency (
    token uuid NOT NULL,
    person_id uuid NOT NULL,
    route text NOT NULL,
    answer text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_idempotency PRIMARY KEY (person_id, route, token)
);

CREATE TABLE item_synonyms (
    code text NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_item_synonyms PRIMARY KEY (code, text)
);

CREATE TABLE journal (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    post_id uuid,
    role text,
    unit_id uuid,
    what text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    before text,
    after text,
    request_id text,
    CONSTRAINT pk_journal PRIMARY KEY (id)
);

CREATE TABLE journal_seals (
    sequence bigint NOT NULL,
    row_ids uuid[] NOT NULL,
    hash bytea NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_journal_seals PRIMARY KEY (sequence)
);

CREATE TABLE laws (
    id uuid NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    kind text NOT NULL,
    in_force_from date,
    in_force_to date,
    note text,
    CONSTRAINT pk_laws PRIMARY KEY (id)
);

CREATE TABLE list_editions (
    kind text NOT NULL,
    number integer NOT NULL,
    "from" date NOT NULL,
    document text,
    CONSTRAINT pk_list_editions PRIMARY KEY (kind, number)
);

CREATE TABLE list_items (
    id uuid NOT NULL,
    code text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    title_en text,
    applies_to text NOT NULL,
    legal_basis text NOT NULL,
    department text NOT NULL,
    provenance text NOT NULL,
    provenance_note text,
    imported_as text NOT NULL,
    "from" date NOT NULL,
    "to" date,
    kind character varying(13) NOT NULL,
    village_role text,
    funding_rule text,
    liability text,
    decision_body text,
    delegable_to_representatives text,
    decision_rule text,
    four_deliberations text,
    disclosure_frequency text,
    three_matters_default text,
    alternative text,
    batch text,
    exception text,
    self_paper text,
    self_paper_text text,
    short_title text,
    requester text,
    conditions text,
    materials text,
    lane text,
    time_limit_workdays integer,
    public_notice_days integer,
    verification text,
    purpose_limit text,
    validity_days integer,
    electronic_only_allowed boolean,
    template_body text,
    in_person_only boolean,
    fields jsonb,
    needless_if text,
    rule text,
    screening_keywords text,
    CONSTRAINT pk_list_items PRIMARY KEY (id)
);

CREATE TABLE persons (
    id uuid NOT NULL,
    name text NOT NULL,
    CONSTRAINT pk_persons PRIMARY KEY (id)
);

CREATE TABLE unit_reach (
    from_unit_id uuid NOT NULL,
    to_unit_id uuid NOT NULL,
    CONSTRAINT pk_unit_reach PRIMARY KEY (from_unit_id, to_unit_id)
);

CREATE TABLE unit_successions (
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    "on" date NOT NULL,
    CONSTRAINT pk_unit_successions PRIMARY KEY (predecessor_id, successor_id)
);

CREATE TABLE units (
    id uuid NOT NULL,
    kind text NOT NULL,
    code text,
    parent_id uuid,
    committee text,
    short_name text NOT NULL,
    full_name text NOT NULL,
    telephone text,
    "from" date NOT NULL,
    "to" date,
    CONSTRAINT pk_units PRIMARY KEY (id),
    CONSTRAINT fk_units_units_parent_id FOREIGN KEY (parent_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE law_citations (
    law_id uuid NOT NULL,
    item_code text NOT NULL,
    CONSTRAINT pk_law_citations PRIMARY KEY (law_id, item_code),
    CONSTRAINT fk_law_citations_laws_law_id FOREIGN KEY (law_id) REFERENCES laws (id) ON DELETE CASCADE
);

CREATE TABLE accounts (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    slip_hash text,
    slip_until timestamp with time zone,
    language text,
    large_type boolean NOT NULL,
    user_name character varying(256),
    normalized_user_name character varying(256),
    email character varying(256),
    normalized_email character varying(256),
    email_confirmed boolean NOT NULL,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL,
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT pk_accounts PRIMARY KEY (id),
    CONSTRAINT fk_accounts_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT
);

CREATE TABLE certificates (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    item_id uuid NOT NULL,
    item_code text NOT NULL,
    status text NOT NULL,
    request bytea NOT NULL,
    applicant_name text NOT NULL,
    prepared_by uuid NOT NULL,
    preparers uuid[] NOT NULL,
    prepared_by_proxy boolean NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    return_reason text,
    number_prefix text,
    number_year integer,
    number_sequence integer,
    number_text text,
    content bytea,
    content_hash bytea,
    token text,
    check_code text,
    issue_day date,
    valid_to date,
    signed_by uuid,
    signed_at timestamp with time zone,
    stamped_by uuid,
    stamped_at timestamp with time zone,
    handed_to bytea,
    handed_to_relation text,
    handed_over_at timestamp with time zone,
    void_reason text,
    voided_at timestamp with time zone,
    reprints integer NOT NULL,
    applicant_index bytea,
    CONSTRAINT pk_certificates PRIMARY KEY (id),
    CONSTRAINT fk_certificates_list_items_item_id FOREIGN KEY (item_id) REFERENCES list_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_certificates_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE number_prefixes (
    unit_id uuid NOT NULL,
    "from" date NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_number_prefixes PRIMARY KEY (unit_id, "from"),
    CONSTRAINT fk_number_prefixes_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE CASCADE
);

CREATE TABLE number_series (
    unit_id uuid NOT NULL,
    year integer NOT NULL,
    prefix text NOT NULL,
    last integer NOT NULL,
    CONSTRAINT pk_number_series PRIMARY KEY (unit_id, year, prefix),
    CONSTRAINT fk_number_series_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE posts (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    unit_id uuid NOT NULL,
    "from" date NOT NULL,
    "to" date,
    granted_by uuid NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamp with time zone,
    CONSTRAINT pk_posts PRIMARY KEY (id),
    CONSTRAINT fk_posts_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE,
    CONSTRAINT fk_posts_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE refusal_slips (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    item_id uuid NOT NULL,
    item_code text NOT NULL,
    number text NOT NULL,
    asking_body text,
    given_by uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_refusal_slips PRIMARY KEY (id),
    CONSTRAINT fk_refusal_slips_list_items_item_id FOREIGN KEY (item_id) REFERENCES list_items (id) ON DELETE RESTRICT,
    CONSTRAINT fk_refusal_slips_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE seal_policies (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    "from" date NOT NULL,
    CONSTRAINT pk_seal_policies PRIMARY KEY (id),
    CONSTRAINT fk_seal_policies_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE unit_names (
    unit_id uuid NOT NULL,
    "from" date NOT NULL,
    short_name text NOT NULL,
    full_name text NOT NULL,
    CONSTRAINT pk_unit_names PRIMARY KEY (unit_id, "from"),
    CONSTRAINT fk_unit_names_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE CASCADE
);

CREATE TABLE asp_net_user_claims (
    id integer GENERATED BY DEFAULT AS IDENTITY,
    user_id uuid NOT NULL,
    claim_type text,
    claim_value text,
    CONSTRAINT pk_asp_net_user_claims PRIMARY KEY (id),
    CONSTRAINT fk_asp_net_user_claims_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE asp_net_user_logins (
    login_provider text NOT NULL,
    provider_key text NOT NULL,
    provider_display_name text,
    user_id uuid NOT NULL,
    CONSTRAINT pk_asp_net_user_logins PRIMARY KEY (login_provider, provider_key),
    CONSTRAINT fk_asp_net_user_logins_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE asp_net_user_tokens (
    user_id uuid NOT NULL,
    login_provider text NOT NULL,
    name text NOT NULL,
    value text,
    CONSTRAINT pk_asp_net_user_tokens PRIMARY KEY (user_id, login_provider, name),
    CONSTRAINT fk_asp_net_user_tokens_accounts_user_id FOREIGN KEY (user_id) REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE certificate_files (
    id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    ordinal integer NOT NULL,
    bytes bytea NOT NULL,
    sha256 bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_certificate_files PRIMARY KEY (id),
    CONSTRAINT fk_certificate_files_certificates_certificate_id FOREIGN KEY (certificate_id) REFERENCES certificates (id) ON DELETE RESTRICT
);

CREATE TABLE seal_uses (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    certificate_id uuid NOT NULL,
    matter text NOT NULL,
    approved_by uuid NOT NULL,
    stamped_by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_seal_uses PRIMARY KEY (id),
    CONSTRAINT fk_seal_uses_certificates_certificate_id FOREIGN KEY (certificate_id) REFERENCES certificates (id) ON DELETE RESTRICT
);

CREATE TABLE signing_delegations (
    id uuid NOT NULL,
    policy_id uuid NOT NULL,
    person_id uuid NOT NULL,
    item_code text,
    "from" date NOT NULL,
    "to" date NOT NULL,
    filed_on date NOT NULL,
    CONSTRAINT pk_signing_delegations PRIMARY KEY (id),
    CONSTRAINT fk_signing_delegations_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT fk_signing_delegations_seal_policies_policy_id FOREIGN KEY (policy_id) REFERENCES seal_policies (id) ON DELETE CASCADE
);

CREATE INDEX email_index ON accounts (normalized_email);

CREATE UNIQUE INDEX ix_accounts_person_id ON accounts (person_id);

CREATE UNIQUE INDEX user_name_index ON accounts (normalized_user_name);

CREATE INDEX ix_asp_net_user_claims_user_id ON asp_net_user_claims (user_id);

CREATE INDEX ix_asp_net_user_logins_user_id ON asp_net_user_logins (user_id);

CREATE INDEX ix_certificate_checks_certificate_id_at ON certificate_checks (certificate_id, at);

CREATE UNIQUE INDEX ix_certificate_files_certificate_id_ordinal ON certificate_files (certificate_id, ordinal);

CREATE INDEX ix_certificate_files_sha256 ON certificate_files (sha256);

CREATE INDEX ix_certificates_applicant_index ON certificates (applicant_index);

CREATE UNIQUE INDEX ix_certificates_check_code ON certificates (check_code);

CREATE INDEX ix_certificates_item_id ON certificates (item_id);

CREATE UNIQUE INDEX ix_certificates_number_text ON certificates (number_text);

CREATE INDEX ix_certificates_unit_id_status_id ON certificates (unit_id, status, id);

CREATE INDEX ix_journal_person_id_id ON journal (person_id, id);

CREATE INDEX ix_journal_subject_id_id ON journal (subject_id, id);

CREATE INDEX ix_journal_unit_id_id ON journal (unit_id, id);

CREATE INDEX ix_law_citations_item_code ON law_citations (item_code);

CREATE UNIQUE INDEX ix_laws_name_version ON laws (name, version);

CREATE UNIQUE INDEX ix_list_items_code_version ON list_items (code, version);

CREATE INDEX ix_posts_person_id ON posts (person_id);

CREATE INDEX ix_posts_unit_id ON posts (unit_id);

CREATE INDEX ix_refusal_slips_item_id ON refusal_slips (item_id);

CREATE UNIQUE INDEX ix_refusal_slips_number ON refusal_slips (number);

CREATE INDEX ix_refusal_slips_unit_id_id ON refusal_slips (unit_id, id);

CREATE UNIQUE INDEX ix_seal_policies_unit_id ON seal_policies (unit_id);

CREATE INDEX ix_seal_uses_certificate_id ON seal_uses (certificate_id);

CREATE INDEX ix_seal_uses_unit_id_id ON seal_uses (unit_id, id);

CREATE INDEX ix_signing_delegations_person_id ON signing_delegations (person_id);

CREATE INDEX ix_signing_delegations_policy_id ON signing_delegations (policy_id);

CREATE INDEX ix_units_code ON units (code);

CREATE INDEX ix_units_parent_id ON units (parent_id);
