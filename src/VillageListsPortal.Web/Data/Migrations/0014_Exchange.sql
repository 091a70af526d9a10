-- 1. 增减挂钩: a temporary task ends before its term because an approved admission names it; the term that was approved stays as it was.
ALTER TABLE admissions ADD COLUMN ends_on date;
ALTER TABLE admissions ADD COLUMN ended_for uuid;
ALTER TABLE admissions ADD CONSTRAINT fk_admissions_admissions_ended_for FOREIGN KEY (ended_for) REFERENCES admissions (id) ON DELETE RESTRICT;
ALTER TABLE admissions ADD CONSTRAINT admission_ends_whole CHECK ((ends_on IS NULL) = (ended_for IS NULL) AND (ended_for IS NULL OR kind = 'TemporaryTask'));
CREATE INDEX ix_admissions_ended_for ON admissions (ended_for);

-- What the district overrode is published as it was found on that day (domain 3.11).
ALTER TABLE admissions ADD COLUMN overridden_findings jsonb;
UPDATE admissions SET overridden_findings = findings WHERE overridden_at IS NOT NULL;

-- When it left its unit last: only who was asked about that text was asked about what it names (domain 3.4).
ALTER TABLE admissions ADD COLUMN left_at timestamp with time zone;
UPDATE admissions a SET left_at = coalesce((SELECT max(j.at) FROM journal j WHERE j.subject_id = a.id AND j.what = 'AdmissionMoved' AND j.after LIKE 'Countersign Submitted%'), a.submitted_at) WHERE a.submitted_at IS NOT NULL;
SET CONSTRAINTS ALL IMMEDIATE; -- nothing waits for the commit when the table is altered
ALTER TABLE admissions ADD CONSTRAINT admission_overridden_whole CHECK (num_nonnulls(overridden_by, overridden_at, overridden_text, overridden_findings) IN (0, 4));

-- Everything else as in 0008_Admissions.sql.
CREATE OR REPLACE FUNCTION admission_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IN ('Approved', 'Refused', 'Withdrawn', 'Expired') AND (
        TG_OP = 'DELETE' OR (NEW.status <> OLD.status AND NOT (OLD.status = 'Approved' AND NEW.status = 'Expired'))
        OR NEW.request <> OLD.request OR NEW.decision IS DISTINCT FROM OLD.decision OR NEW.decided_by IS DISTINCT FROM OLD.decided_by) THEN
        RAISE EXCEPTION 'a decided admission does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_is_decided';
    END IF;
    IF TG_OP = 'DELETE' AND OLD.discarded_at IS NULL THEN
        RAISE EXCEPTION 'only a deleted draft goes' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_is_decided';
    END IF;
    IF TG_OP = 'UPDATE' AND ((OLD.ended_for IS NOT NULL AND (NEW.ends_on, NEW.ended_for) IS DISTINCT FROM (OLD.ends_on, OLD.ended_for))
        OR (OLD.ended_for IS NULL AND NEW.ended_for IS NOT NULL AND OLD.status <> 'Approved')
        OR (OLD.overridden_at IS NOT NULL AND NEW.overridden_findings IS DISTINCT FROM OLD.overridden_findings)) THEN
        RAISE EXCEPTION 'what ended or was overridden stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_is_decided';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- The end of a task and the approval that names it are one, on the day before what comes begins; a removal that is named has been approved before, and is never one of the negative list; a task that has ended before by itself stops nothing.
CREATE FUNCTION admission_exchanges() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.ended_for IS NOT NULL AND NOT EXISTS (SELECT 1 FROM admissions a WHERE a.id = NEW.ended_for AND a.status IN ('Approved', 'Expired')
        AND (a.decision ->> 'From')::date = NEW.ends_on + 1 AND a.request -> 'InExchange' @> to_jsonb(NEW.id::text)) THEN
        RAISE EXCEPTION 'a task ends early only for an approved admission that names it' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_exchanges';
    END IF;
    IF NEW.status = 'Approved' AND EXISTS (
        SELECT 1 FROM jsonb_array_elements_text(coalesce(NEW.request -> 'InExchange', '[]'::jsonb)) AS named(id) LEFT JOIN admissions a ON a.id = named.id::uuid
        WHERE (a.ended_for = NEW.id OR (a.kind = 'RemoveItem' AND a.list <> 'Negative' AND a.status = 'Approved' AND (a.decision ->> 'From')::date <= (NEW.decision ->> 'From')::date)
            OR (a.kind = 'TemporaryTask' AND a.status IN ('Approved', 'Expired') AND coalesce(a.ends_on, (a.request ->> 'Until')::date) < (NEW.decision ->> 'From')::date)) IS NOT TRUE) THEN
        RAISE EXCEPTION 'what an approval names goes with it' USING ERRCODE = 'check_violation', CONSTRAINT = 'admission_exchanges';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER admission_exchanges AFTER INSERT OR UPDATE ON admissions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status IN ('Approved', 'Expired') AND (NEW.ended_for IS NOT NULL OR NEW.request -> 'InExchange' <> '[]'::jsonb))
    EXECUTE FUNCTION admission_exchanges();

-- 2. Everybody who ever filed an emergency matter, in their order: none of them acknowledges it (domain 3.10). The journal knows who filed before;
-- what an earlier filer acknowledged until now stays acknowledged, and the journal says so.
ALTER TABLE emergency_matters ADD COLUMN filers uuid[] NOT NULL DEFAULT '{}';
UPDATE emergency_matters m SET filers = coalesce(
    (SELECT array_agg(f.person_id ORDER BY f.first) FROM (
        SELECT j.person_id, min(j.id::text) AS first FROM journal j WHERE j.subject_id = m.id AND j.what = 'EmergencyMoved' AND j.after LIKE 'File %' AND j.person_id IS DISTINCT FROM m.acknowledged_by GROUP BY j.person_id) f),
    '{}');
UPDATE emergency_matters SET filers = filers || filed_by WHERE filed_by IS NOT NULL AND NOT filed_by = ANY (filers);
ALTER TABLE emergency_matters ALTER COLUMN filers DROP DEFAULT;
ALTER TABLE emergency_matters DROP CONSTRAINT emergency_keeps_apart;
ALTER TABLE emergency_matters ADD CONSTRAINT emergency_keeps_apart CHECK (acknowledged_by <> issued_by AND acknowledged_by <> ALL (filers));
ALTER TABLE emergency_matters ADD CONSTRAINT emergency_filers_whole CHECK ((filed_by IS NULL AND filers = '{}') OR filed_by = ANY (filers));
