-- The law register takes new texts, citations have days, and items are reviewed: after an amendment of a law and every year (domain part 2).

ALTER TABLE laws ADD COLUMN document_number text;
ALTER TABLE laws ADD COLUMN issued_on date;

CREATE TABLE law_articles (
    law_id uuid NOT NULL,
    ordinal integer NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_law_articles PRIMARY KEY (law_id, ordinal),
    CONSTRAINT fk_law_articles_laws_law_id FOREIGN KEY (law_id) REFERENCES laws (id) ON DELETE CASCADE
);

CREATE TABLE review_rounds (
    id uuid NOT NULL,
    cause text NOT NULL,
    law_id uuid,
    list text,
    status text NOT NULL,
    due date NOT NULL,
    opened_by uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    reminders integer NOT NULL,
    reminded_at timestamp with time zone,
    closed_at timestamp with time zone,
    unanswered integer NOT NULL,
    close_reason text,
    CONSTRAINT pk_review_rounds PRIMARY KEY (id),
    CONSTRAINT fk_review_rounds_laws_law_id FOREIGN KEY (law_id) REFERENCES laws (id) ON DELETE RESTRICT,
    CONSTRAINT review_has_one_cause CHECK (CASE cause WHEN 'Annual' THEN list IS NOT NULL AND law_id IS NULL ELSE law_id IS NOT NULL AND list IS NULL END),
    CONSTRAINT review_closed_whole CHECK ((status = 'Closed') = (closed_at IS NOT NULL)),
    CONSTRAINT review_unanswered_for_a_reason CHECK (unanswered = 0 OR close_reason IS NOT NULL)
);
CREATE INDEX ix_review_rounds_law_id ON review_rounds (law_id);
CREATE UNIQUE INDEX ix_review_rounds_list ON review_rounds (list) WHERE closed_at IS NULL; -- one open annual review a list at most

CREATE TABLE item_reviews (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    item_code text NOT NULL,
    version integer NOT NULL,
    unit_id uuid NOT NULL,
    status text NOT NULL,
    answer text,
    article text,
    words text,
    answered_by uuid,
    answered_at timestamp with time zone,
    is_late boolean NOT NULL,
    admission_id uuid,
    accepted_by uuid,
    settled_at timestamp with time zone,
    return_reason text,
    CONSTRAINT pk_item_reviews PRIMARY KEY (id),
    CONSTRAINT fk_item_reviews_review_rounds_round_id FOREIGN KEY (round_id) REFERENCES review_rounds (id) ON DELETE CASCADE,
    CONSTRAINT fk_item_reviews_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT item_review_settled_whole CHECK ((status = 'Settled') = (settled_at IS NOT NULL)),
    CONSTRAINT item_review_answered CHECK (CASE status WHEN 'Open' THEN answer IS NULL WHEN 'Settled' THEN true ELSE answer IS NOT NULL END),
    CONSTRAINT item_review_accepted_by_another CHECK (accepted_by IS NULL OR accepted_by <> answered_by)
);
CREATE UNIQUE INDEX ix_item_reviews_round_id_item_code ON item_reviews (round_id, item_code);
CREATE INDEX ix_item_reviews_unit_id_status ON item_reviews (unit_id, status);
CREATE INDEX ix_item_reviews_item_code ON item_reviews (item_code);

-- Citations have days: what was cited on a day stays readable after a review has found the article of the new text.
ALTER TABLE law_citations ADD COLUMN "from" date NOT NULL DEFAULT '-infinity';
ALTER TABLE law_citations ALTER COLUMN "from" DROP DEFAULT;
ALTER TABLE law_citations ADD COLUMN "to" date;
ALTER TABLE law_citations ADD COLUMN article text;
ALTER TABLE law_citations ADD COLUMN review_id uuid;
ALTER TABLE law_citations DROP CONSTRAINT pk_law_citations;
ALTER TABLE law_citations ADD CONSTRAINT pk_law_citations PRIMARY KEY (law_id, item_code, "from");
ALTER TABLE law_citations ADD CONSTRAINT fk_law_citations_item_reviews_review_id FOREIGN KEY (review_id) REFERENCES item_reviews (id) ON DELETE RESTRICT;
ALTER TABLE law_citations ADD CONSTRAINT citation_ends_after_start CHECK ("to" IS NULL OR "to" > "from");
CREATE INDEX ix_law_citations_review_id ON law_citations (review_id);

-- A text in the register does not change; it only ends.
CREATE FUNCTION law_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - '{in_force_to}'::text[]) <> (to_jsonb(OLD) - '{in_force_to}'::text[])
       OR (OLD.in_force_to IS NOT NULL AND (NEW.in_force_to IS NULL OR NEW.in_force_to > OLD.in_force_to)) THEN
        RAISE EXCEPTION 'a text of a law does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'law_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER law_is_frozen BEFORE UPDATE OR DELETE ON laws FOR EACH ROW EXECUTE FUNCTION law_is_frozen();

-- What was cited on a day stays readable: a citation only ends.
CREATE FUNCTION citation_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - '{to}'::text[]) <> (to_jsonb(OLD) - '{to}'::text[]) OR OLD."to" IS NOT NULL THEN
        RAISE EXCEPTION 'a citation only ends' USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER citation_is_frozen BEFORE UPDATE ON law_citations FOR EACH ROW EXECUTE FUNCTION citation_is_frozen();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE ON laws, law_citations, review_rounds, item_reviews TO portal_app;
        GRANT SELECT, INSERT ON law_articles TO portal_app;
        REVOKE DELETE ON laws, law_citations FROM portal_app;
    END IF;
END $$;
