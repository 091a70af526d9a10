-- What the database itself keeps, whatever the code does.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One version in force per item and one unit per code on any day (domain part 1 and 2).
ALTER TABLE list_items ADD CONSTRAINT one_version_in_force EXCLUDE USING gist (code WITH =, daterange("from", "to") WITH &&);
ALTER TABLE list_items ADD CONSTRAINT item_ends_after_start CHECK ("to" IS NULL OR "to" > "from");
ALTER TABLE units ADD CONSTRAINT one_unit_per_code EXCLUDE USING gist (code WITH =, daterange("from", "to") WITH &&) WHERE (code IS NOT NULL);

-- Numbers are unique per village and year (domain 4.5).
CREATE UNIQUE INDEX one_certificate_per_number ON certificates (unit_id, number_year, number_prefix, number_sequence) WHERE number_sequence IS NOT NULL;

-- Who prepared does not sign, who signed does not stamp (domain 4.3).
ALTER TABLE certificates ADD CONSTRAINT preparer_does_not_sign CHECK (signed_by IS NULL OR signed_by <> ALL (preparers));
ALTER TABLE certificates ADD CONSTRAINT last_preparer_is_one CHECK (prepared_by = ANY (preparers));
ALTER TABLE certificates ADD CONSTRAINT signer_does_not_stamp CHECK (stamped_by IS NULL OR stamped_by <> signed_by);
ALTER TABLE seal_uses ADD CONSTRAINT approver_does_not_stamp CHECK (approved_by <> stamped_by);

-- A number and what goes with it come together, and exactly in the states after signing.
ALTER TABLE certificates ADD CONSTRAINT issued_whole CHECK (
    num_nonnulls(number_prefix, number_year, number_sequence, number_text, content, content_hash, token, check_code, issue_day, signed_by, signed_at) IN (0, 11)
    AND (number_sequence IS NOT NULL) = (status IN ('Signed', 'Stamped', 'HandedOver', 'Voided', 'Replaced')));

-- The seal belongs to a keeper's registration.
ALTER TABLE certificates ADD CONSTRAINT stamped_whole CHECK (
    (stamped_by IS NULL) = (stamped_at IS NULL) AND (status NOT IN ('Stamped', 'HandedOver') OR stamped_at IS NOT NULL));

-- Files are ciphertext: compressing them costs time and saves nothing (settled S3).
ALTER TABLE certificate_files ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- No number without its paper, no certificate for an item not in force on its day, checked when the transaction commits.
CREATE FUNCTION certificate_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number_sequence IS NULL THEN RETURN NULL; END IF;
    IF NOT EXISTS (SELECT 1 FROM certificate_files f WHERE f.certificate_id = NEW.id AND f.ordinal = 0) THEN
        RAISE EXCEPTION 'certificate without its paper' USING ERRCODE = 'check_violation', CONSTRAINT = 'number_has_paper';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM list_items i WHERE i.id = NEW.item_id AND i.kind = 'Certificate'
                   AND i."from" <= NEW.issue_day AND (NEW.issue_day < i."to" OR i."to" IS NULL)) AND TG_OP = 'UPDATE' AND OLD.number_sequence IS NULL THEN
        RAISE EXCEPTION 'item not in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'item_in_force';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER certificate_is_whole AFTER INSERT OR UPDATE ON certificates
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION certificate_is_whole();

-- What was issued is kept for ever (domain 4.7): frozen columns, and only drafts can be deleted.
CREATE FUNCTION certificate_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'Draft' THEN
            RAISE EXCEPTION 'only drafts can be deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'only_drafts_deleted';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.number_sequence IS NOT NULL AND
       (OLD.unit_id, OLD.item_id, OLD.item_code, OLD.number_prefix, OLD.number_year, OLD.number_sequence, OLD.number_text, OLD.content, OLD.content_hash, OLD.token, OLD.check_code, OLD.issue_day, OLD.valid_to, OLD.signed_by, OLD.signed_at, OLD.prepared_by, OLD.preparers, OLD.prepared_by_proxy)
       IS DISTINCT FROM
       (NEW.unit_id, NEW.item_id, NEW.item_code, NEW.number_prefix, NEW.number_year, NEW.number_sequence, NEW.number_text, NEW.content, NEW.content_hash, NEW.token, NEW.check_code, NEW.issue_day, NEW.valid_to, NEW.signed_by, NEW.signed_at, NEW.prepared_by, NEW.preparers, NEW.prepared_by_proxy) THEN
        RAISE EXCEPTION 'an issued certificate does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'issued_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER certificate_is_frozen BEFORE UPDATE OR DELETE ON certificates FOR EACH ROW EXECUTE FUNCTION certificate_is_frozen();

-- Append-only tables.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_seals FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON certificate_files FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_uses FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- The transaction a journal row was written in: seals take only rows older than the oldest running one (settled S28).
ALTER TABLE journal ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();

-- Which rows a seal holds, so that the next one finds the others by one index look-up each.
CREATE TABLE journal_sealed (row_id uuid PRIMARY KEY REFERENCES journal (id), sequence bigint NOT NULL REFERENCES journal_seals (sequence));

-- The application's role: data, but no schema, and no change of the journal (ADR 0006).
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT USAGE ON SCHEMA public TO portal_app;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_app;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO portal_app;
        REVOKE UPDATE, DELETE ON journal, journal_seals, journal_sealed, certificate_files, seal_uses, certificate_checks, unit_successions FROM portal_app;
        REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM portal_app;
    END IF;
END $$;
