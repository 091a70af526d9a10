-- 1. Emergency matters (domain 3.10): at villages at once, filed within three working days, over with the response. No list names one.

CREATE TABLE emergency_matters (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    status text NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    task text NOT NULL,
    "order" jsonb NOT NULL,
    order_number text NOT NULL,
    findings jsonb NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    filing_since timestamp with time zone NOT NULL,
    filed_by uuid,
    filed_at timestamp with time zone,
    filed_late boolean NOT NULL,
    return_reason text,
    acknowledged_by uuid,
    acknowledged_at timestamp with time zone,
    ended_on date,
    end_document text,
    ended_by uuid,
    ended_by_district boolean NOT NULL,
    CONSTRAINT pk_emergency_matters PRIMARY KEY (id),
    CONSTRAINT fk_emergency_matters_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT emergency_filed_whole CHECK (num_nonnulls(filed_by, filed_at) = CASE status WHEN 'Issued' THEN 0 ELSE 2 END),
    CONSTRAINT emergency_acknowledged_whole CHECK (num_nonnulls(acknowledged_by, acknowledged_at) = CASE status WHEN 'Acknowledged' THEN 2 ELSE 0 END),
    CONSTRAINT emergency_ended_whole CHECK (num_nonnulls(ended_on, end_document, ended_by) IN (0, 3) AND (ended_on IS NOT NULL OR NOT ended_by_district)),
    CONSTRAINT emergency_keeps_apart CHECK (acknowledged_by <> issued_by AND acknowledged_by <> filed_by)
);
CREATE UNIQUE INDEX ix_emergency_matters_number ON emergency_matters (number);
CREATE INDEX ix_emergency_matters_unit_id_status_id ON emergency_matters (unit_id, status, id);
CREATE INDEX ix_emergency_matters_status_id ON emergency_matters (status, id);
CREATE INDEX ix_emergency_matters_order_number ON emergency_matters (order_number);

CREATE TABLE emergency_villages (
    matter_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_emergency_villages PRIMARY KEY (matter_id, unit_id),
    CONSTRAINT fk_emergency_villages_emergency_matters_matter_id FOREIGN KEY (matter_id) REFERENCES emergency_matters (id) ON DELETE CASCADE,
    CONSTRAINT fk_emergency_villages_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);
CREATE INDEX ix_emergency_villages_unit_id ON emergency_villages (unit_id);

-- What reached villages is counted for ever: it keeps its number and its time, what ended stays ended, and what the district acknowledged stays as filed.
CREATE FUNCTION emergency_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
       OR (NEW.number, NEW.issued_by, NEW.issued_at) <> (OLD.number, OLD.issued_by, OLD.issued_at)
       OR OLD.filed_late AND NOT NEW.filed_late
       OR OLD.ended_on IS NOT NULL AND (NEW.ended_on, NEW.end_document, NEW.ended_by, NEW.ended_by_district) IS DISTINCT FROM (OLD.ended_on, OLD.end_document, OLD.ended_by, OLD.ended_by_district)
       OR OLD.status = 'Acknowledged' AND (NEW.status, NEW."order", NEW.title, NEW.task) IS DISTINCT FROM (OLD.status, OLD."order", OLD.title, OLD.task)
       OR NEW.ended_on < (NEW."order" ->> 'Began')::date THEN
        RAISE EXCEPTION 'an emergency matter is not undone' USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_is_kept';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER emergency_is_kept BEFORE UPDATE OR DELETE ON emergency_matters FOR EACH ROW EXECUTE FUNCTION emergency_is_kept();

-- 2. An item that was admitted for a term ends after it (domain 3.9): the term is in the approved request, so the same admission makes the edition
-- of that day, once, when it expires. Everything else about editions is as in 0008_Admissions.sql.
CREATE OR REPLACE FUNCTION list_edition_is_admitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.admission_id IS NULL AND (NEW.number > 1 OR NOT is_owner_of(TG_RELID))
       OR NEW.admission_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM admissions a WHERE a.id = NEW.admission_id AND a.status IN ('Approved', 'Expired') AND a.list = NEW.kind
           AND (SELECT count(*) FROM list_editions e WHERE e.admission_id = a.id AND e."from" = NEW."from") = 1
           AND ((a.decision ->> 'From')::date = NEW."from"
                OR a.status = 'Expired' AND a.kind IN ('AddItem', 'AmendItem') AND (a.request ->> 'Until')::date + 1 = NEW."from")) THEN
        RAISE EXCEPTION 'an edition is made only by an approved admission' USING ERRCODE = 'check_violation', CONSTRAINT = 'list_item_is_admitted';
    END IF;
    RETURN NULL;
END $$;

-- An item admission that expires has ended its item; one whose item another admission took over stays approved.
CREATE FUNCTION admission_ends_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'Expired' AND NEW.kind <> 'TemporaryTask' AND (
        (NEW.request ->> 'Until')::date IS NULL OR NOT EXISTS (SELECT 1 FROM list_items i WHERE i.admission_id = NEW.id AND i."to" = (NEW.request ->> 'Until')::date + 1)) THEN
        RAISE EXCEPTION 'an admission expires with its item' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_ends_item';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER admission_ends_item AFTER UPDATE ON admissions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION admission_ends_item();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE ON emergency_matters TO portal_app;
        GRANT SELECT, INSERT ON emergency_villages TO portal_app;
    END IF;
END $$;
