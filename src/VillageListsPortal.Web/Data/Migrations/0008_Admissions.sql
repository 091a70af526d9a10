-- Admissions: the only way a list changes (domain part 3), and notices of what happened.

CREATE TABLE admissions (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    status text NOT NULL,
    kind text NOT NULL,
    list text NOT NULL,
    item_code text,
    title text NOT NULL,
    request jsonb NOT NULL,
    number text,
    document_number text,
    drafted_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    closed_at timestamp with time zone,
    return_reason text,
    return_answer text,
    discarded_at timestamp with time zone,
    findings jsonb NOT NULL,
    contest_reason text,
    contest_answer text,
    overridden_by uuid,
    overridden_at timestamp with time zone,
    overridden_text text,
    shift_reason text,
    accepted_at timestamp with time zone,
    assigned_to uuid,
    pauses jsonb NOT NULL,
    assessment jsonb,
    decision jsonb,
    decided_by uuid,
    decided_at timestamp with time zone,
    grams text[],
    CONSTRAINT pk_admissions PRIMARY KEY (id),
    CONSTRAINT fk_admissions_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT admission_decided_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT admission_approved_whole CHECK (status NOT IN ('Approved', 'Refused', 'Expired') OR (decision IS NOT NULL AND decided_by IS NOT NULL AND closed_at IS NOT NULL)),
    CONSTRAINT admission_left_whole CHECK ((number IS NULL) = (submitted_at IS NULL)),
    CONSTRAINT admission_only_drafts_discarded CHECK (discarded_at IS NULL OR status = 'Draft')
);
CREATE UNIQUE INDEX ix_admissions_number ON admissions (number);
CREATE INDEX ix_admissions_unit_id_status_id ON admissions (unit_id, status, id);
CREATE INDEX ix_admissions_status_id ON admissions (status, id);
CREATE INDEX ix_admissions_grams ON admissions USING gin (grams);
CREATE INDEX ix_admissions_discarded_at ON admissions (discarded_at) WHERE discarded_at IS NOT NULL;

CREATE TABLE admission_actors (
    admission_id uuid NOT NULL,
    person_id uuid NOT NULL,
    act text NOT NULL,
    CONSTRAINT pk_admission_actors PRIMARY KEY (admission_id, person_id, act),
    CONSTRAINT fk_admission_actors_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE CASCADE
);

CREATE TABLE admission_opinions (
    admission_id uuid NOT NULL,
    aspect text NOT NULL,
    verdict text NOT NULL,
    text text NOT NULL,
    by uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_admission_opinions PRIMARY KEY (admission_id, aspect),
    CONSTRAINT fk_admission_opinions_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE CASCADE
);

CREATE TABLE consultations (
    id uuid NOT NULL,
    admission_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    round integer NOT NULL,
    question text NOT NULL,
    due date NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text,
    comments text,
    answered_by uuid,
    answered_at timestamp with time zone,
    is_late boolean NOT NULL,
    adopted text,
    adoption_reason text,
    reminders integer NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT pk_consultations PRIMARY KEY (id),
    CONSTRAINT fk_consultations_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE CASCADE,
    CONSTRAINT fk_consultations_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT consultation_answered_whole CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3))
);
CREATE UNIQUE INDEX ix_consultations_admission_id_round_unit_id ON consultations (admission_id, round, unit_id);
CREATE INDEX ix_consultations_unit_id_id ON consultations (unit_id, id);

CREATE TABLE attachments (
    id uuid NOT NULL,
    admission_id uuid NOT NULL,
    consultation_id uuid,
    name text NOT NULL,
    kind text NOT NULL,
    size integer NOT NULL,
    sha256 bytea NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_attachments PRIMARY KEY (id),
    CONSTRAINT fk_attachments_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE CASCADE,
    CONSTRAINT fk_attachments_consultations_consultation_id FOREIGN KEY (consultation_id) REFERENCES consultations (id) ON DELETE RESTRICT
);
CREATE INDEX ix_attachments_admission_id ON attachments (admission_id);
CREATE INDEX ix_attachments_consultation_id ON attachments (consultation_id);

-- The bytes, as ciphertext, in a table of their own (settled S3).
CREATE TABLE attachment_contents (
    attachment_id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_attachment_contents PRIMARY KEY (attachment_id),
    CONSTRAINT fk_attachment_contents_attachments_attachment_id FOREIGN KEY (attachment_id) REFERENCES attachments (id) ON DELETE CASCADE
);
ALTER TABLE attachment_contents ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE notices (
    id uuid NOT NULL,
    unit_id uuid,
    person_id uuid,
    roles text,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    href text NOT NULL,
    arguments text[] NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_notices PRIMARY KEY (id),
    CONSTRAINT notice_has_one_address CHECK (num_nonnulls(unit_id, person_id) = 1)
);
CREATE INDEX ix_notices_unit_id_id ON notices (unit_id, id);
CREATE INDEX ix_notices_person_id_id ON notices (person_id, id);

CREATE TABLE notice_readings (
    person_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_notice_readings PRIMARY KEY (person_id, notice_id),
    CONSTRAINT fk_notice_readings_notices_notice_id FOREIGN KEY (notice_id) REFERENCES notices (id) ON DELETE CASCADE
);
CREATE INDEX ix_notice_readings_notice_id ON notice_readings (notice_id);

-- Settings of the district: dated rows, the latest one that has begun counts.
CREATE TABLE district_settings (
    name text NOT NULL,
    "from" date NOT NULL,
    value jsonb NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_district_settings PRIMARY KEY (name, "from")
);

ALTER TABLE list_items ADD COLUMN admission_id uuid;
ALTER TABLE list_items ADD CONSTRAINT fk_list_items_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE RESTRICT;
CREATE INDEX ix_list_items_admission_id ON list_items (admission_id);
ALTER TABLE list_editions ADD COLUMN admission_id uuid;
ALTER TABLE list_editions ADD CONSTRAINT fk_list_editions_admissions_admission_id FOREIGN KEY (admission_id) REFERENCES admissions (id) ON DELETE RESTRICT;
CREATE INDEX ix_list_editions_admission_id ON list_editions (admission_id);

-- Who filed neither assesses nor decides, who assessed does not decide, who wrote does not countersign (domain 3.7, settled S16).
-- The admission is locked first, so that two acts at once look one after the other.
CREATE FUNCTION admission_keeps_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM admissions WHERE id = NEW.admission_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM admission_actors a WHERE a.admission_id = NEW.admission_id AND a.person_id = NEW.person_id AND a.act <> NEW.act AND (
        (NEW.act = 'Filed' AND a.act <> 'Filed')
        OR (a.act = 'Filed')
        OR (NEW.act = 'Countersigned' AND a.act IN ('Reviewed', 'Assessed', 'Decided'))
        OR (a.act = 'Countersigned' AND NEW.act IN ('Reviewed', 'Assessed', 'Decided'))
        OR (NEW.act = 'Decided' AND a.act = 'Assessed')
        OR (NEW.act = 'Assessed' AND a.act = 'Decided'))) THEN
        RAISE EXCEPTION 'one person does not do both in an admission' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_keeps_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER admission_keeps_apart BEFORE INSERT OR UPDATE ON admission_actors FOR EACH ROW EXECUTE FUNCTION admission_keeps_apart();

-- A decided admission stays as decided; only a temporary task expires.
CREATE FUNCTION admission_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IN ('Approved', 'Refused', 'Withdrawn', 'Expired') AND (
        TG_OP = 'DELETE' OR (NEW.status <> OLD.status AND NOT (OLD.status = 'Approved' AND NEW.status = 'Expired'))
        OR NEW.request <> OLD.request OR NEW.decision IS DISTINCT FROM OLD.decision OR NEW.decided_by IS DISTINCT FROM OLD.decided_by) THEN
        RAISE EXCEPTION 'a decided admission does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_is_decided';
    END IF;
    IF TG_OP = 'DELETE' AND OLD.discarded_at IS NULL THEN
        RAISE EXCEPTION 'only a deleted draft goes' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_is_decided';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER admission_is_decided BEFORE UPDATE OR DELETE ON admissions FOR EACH ROW EXECUTE FUNCTION admission_is_decided();

-- No list changes but by an approved admission (domain 3.4): a version is never edited, and only the owner, who imports edition 1
-- (settled S10), writes a version or an edition that names no admission. The check waits for the commit, where the admission is
-- approved in the same transaction.
CREATE FUNCTION list_item_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD."to" IS NOT NULL
       OR (to_jsonb(NEW) - '{to,provenance}'::text[]) <> (to_jsonb(OLD) - '{to,provenance}'::text[]) THEN
        RAISE EXCEPTION 'a version of an item does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'list_item_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER list_item_is_frozen BEFORE UPDATE OR DELETE ON list_items FOR EACH ROW EXECUTE FUNCTION list_item_is_frozen();

CREATE FUNCTION is_owner_of(relation oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = relation
$$;

CREATE FUNCTION list_item_is_admitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.admission_id IS NULL AND TG_OP = 'INSERT' AND (NEW.version > 1 OR NOT is_owner_of(TG_RELID))
       OR NEW.admission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM admissions a WHERE a.id = NEW.admission_id AND a.status IN ('Approved', 'Expired')
           AND a.list = NEW.kind AND a.item_code = NEW.code AND (a.decision ->> 'From')::date = NEW."from") THEN
        RAISE EXCEPTION 'a list changes only by an approved admission' USING ERRCODE = 'check_violation', CONSTRAINT = 'list_item_is_admitted';
    END IF;
    IF NEW."to" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM list_editions e JOIN admissions a ON a.id = e.admission_id
        WHERE e.kind = NEW.kind AND e."from" = NEW."to" AND a.status IN ('Approved', 'Expired') AND a.item_code = NEW.code) THEN
        RAISE EXCEPTION 'an item ends only by an approved admission' USING ERRCODE = 'check_violation', CONSTRAINT = 'list_item_is_admitted';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER list_item_is_admitted AFTER INSERT OR UPDATE ON list_items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_item_is_admitted();

CREATE FUNCTION list_edition_is_admitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.admission_id IS NULL AND (NEW.number > 1 OR NOT is_owner_of(TG_RELID))
       OR NEW.admission_id IS NOT NULL AND (SELECT count(*) FROM admissions a JOIN list_editions e ON e.admission_id = a.id WHERE a.id = NEW.admission_id AND a.status IN ('Approved', 'Expired')
           AND a.list = NEW.kind AND (a.decision ->> 'From')::date = NEW."from") <> 1 THEN
        RAISE EXCEPTION 'an edition is made only by an approved admission' USING ERRCODE = 'check_violation', CONSTRAINT = 'list_item_is_admitted';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER list_edition_is_admitted AFTER INSERT ON list_editions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_edition_is_admitted();

-- The admission and the change it makes are one: no approval of a list change without its edition (domain 3.9).
CREATE FUNCTION admission_changes_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'Approved' AND NEW.kind <> 'TemporaryTask' AND NOT EXISTS (SELECT 1 FROM list_editions e WHERE e.admission_id = NEW.id) THEN
        RAISE EXCEPTION 'an approval makes an edition of its list' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_changes_list';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER admission_changes_list AFTER INSERT OR UPDATE ON admissions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION admission_changes_list();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_editions FOR EACH STATEMENT EXECUTE FUNCTION append_only();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON admissions, admission_actors, admission_opinions, consultations, attachments, attachment_contents, notices, notice_readings TO portal_app;
        GRANT SELECT, INSERT ON district_settings TO portal_app;
    END IF;
END $$;
