-- Cases are with a deputy for a period; a person chooses what the digest tells; a law is repealed without another text; what must not change in articles and reviews is frozen.

CREATE TABLE case_handovers (
    id uuid NOT NULL,
    from_person uuid NOT NULL,
    to_person uuid NOT NULL,
    "from" date NOT NULL,
    until date,
    given_by uuid NOT NULL,
    given_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    left_out uuid[] NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT pk_case_handovers PRIMARY KEY (id),
    CONSTRAINT fk_case_handovers_persons_from_person FOREIGN KEY (from_person) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT fk_case_handovers_persons_to_person FOREIGN KEY (to_person) REFERENCES persons (id) ON DELETE RESTRICT,
    CONSTRAINT handover_between_two CHECK (from_person <> to_person),
    CONSTRAINT handover_ends_after_start CHECK (until >= "from"),
    CONSTRAINT one_handover_at_a_time EXCLUDE USING gist (from_person WITH =, daterange("from", until, '[]') WITH &&) WHERE (ended_at IS NULL)
);
CREATE INDEX ix_case_handovers_from_person ON case_handovers (from_person);
CREATE INDEX ix_case_handovers_to_person ON case_handovers (to_person);

ALTER TABLE admissions ADD COLUMN handover_id uuid;
ALTER TABLE admissions ADD CONSTRAINT fk_admissions_case_handovers_handover_id FOREIGN KEY (handover_id) REFERENCES case_handovers (id) ON DELETE RESTRICT;
CREATE INDEX ix_admissions_handover_id ON admissions (handover_id) WHERE handover_id IS NOT NULL;

-- A hand-over starts and ends, and is over; who, whose and when stay.
CREATE FUNCTION handover_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
       OR (to_jsonb(NEW) - '{started_at,left_out,ended_at}'::text[]) <> (to_jsonb(OLD) - '{started_at,left_out,ended_at}'::text[])
       OR (OLD.started_at IS NOT NULL AND (NEW.started_at <> OLD.started_at OR NEW.left_out <> OLD.left_out)) THEN
        RAISE EXCEPTION 'a hand-over only starts and ends' USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER handover_is_frozen BEFORE UPDATE OR DELETE ON case_handovers FOR EACH ROW EXECUTE FUNCTION handover_is_frozen();

-- Groups of notices that the digest of a person leaves out.
ALTER TABLE person_mail ADD COLUMN left_out text[] NOT NULL DEFAULT '{}';
ALTER TABLE person_mail ALTER COLUMN left_out DROP DEFAULT;

-- A law that is repealed ends with the document that repeals it. A newer text that comes before that day supersedes it instead.
ALTER TABLE laws ADD COLUMN repealed_by text;
ALTER TABLE laws ADD CONSTRAINT law_repealed_whole CHECK (repealed_by IS NULL OR in_force_to IS NOT NULL);

CREATE OR REPLACE FUNCTION law_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - '{in_force_to,repealed_by}'::text[]) <> (to_jsonb(OLD) - '{in_force_to,repealed_by}'::text[])
       OR (OLD.in_force_to IS NOT NULL AND (NEW.in_force_to IS NULL OR NEW.in_force_to > OLD.in_force_to))
       OR (NEW.repealed_by IS DISTINCT FROM OLD.repealed_by AND NEW.in_force_to IS NOT DISTINCT FROM OLD.in_force_to) THEN
        RAISE EXCEPTION 'a text of a law does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'law_is_frozen';
    END IF;
    RETURN NEW;
END $$;

-- The articles are the text: they change as little as it does.
CREATE FUNCTION article_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a text of a law does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'law_is_frozen';
END $$;
CREATE TRIGGER article_is_frozen BEFORE UPDATE OR DELETE ON law_articles FOR EACH ROW EXECUTE FUNCTION article_is_frozen();

-- Why a review was opened, of what, until when and by whom stays; one that is closed stays whole, for its totals are public.
CREATE FUNCTION review_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL
       OR (to_jsonb(NEW) - '{status,reminders,reminded_at,closed_at,unanswered,close_reason}'::text[]) <> (to_jsonb(OLD) - '{status,reminders,reminded_at,closed_at,unanswered,close_reason}'::text[]) THEN
        RAISE EXCEPTION 'a review does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_is_frozen BEFORE UPDATE OR DELETE ON review_rounds FOR EACH ROW EXECUTE FUNCTION review_is_frozen();

-- Which item of which review, and in which version, stays; a settled one changes only where an admission changes the item.
CREATE FUNCTION item_review_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.round_id, NEW.item_code, NEW.version) IS DISTINCT FROM (OLD.id, OLD.round_id, OLD.item_code, OLD.version)
       OR (OLD.status = 'Settled' AND (to_jsonb(NEW) - '{answer,admission_id,settled_at,answered_at}'::text[]) <> (to_jsonb(OLD) - '{answer,admission_id,settled_at,answered_at}'::text[])) THEN
        RAISE EXCEPTION 'the review of an item keeps what it is about' USING ERRCODE = 'check_violation', CONSTRAINT = 'item_review_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER item_review_is_frozen BEFORE UPDATE OR DELETE ON item_reviews FOR EACH ROW EXECUTE FUNCTION item_review_is_frozen();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE ON case_handovers TO portal_app;
    END IF;
END $$;
