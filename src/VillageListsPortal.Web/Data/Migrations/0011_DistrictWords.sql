-- The district's own words for the screening: whole versions, never changed; of those that have begun the highest counts.

CREATE TABLE district_words (
    id uuid NOT NULL,
    version integer NOT NULL,
    "from" date NOT NULL,
    words jsonb NOT NULL,
    reason text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_district_words PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_district_words_version ON district_words (version);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON district_words FOR EACH STATEMENT EXECUTE FUNCTION append_only();

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT ON district_words TO portal_app;
    END IF;
END $$;
