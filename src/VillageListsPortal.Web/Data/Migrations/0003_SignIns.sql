-- Attempts to sign in, per account name and per address, both as keyed hashes: delay and lockout hold over all nodes.

CREATE TABLE sign_in_attempts (
    kind text NOT NULL,
    key bytea NOT NULL,
    failures integer NOT NULL,
    since timestamp with time zone NOT NULL,
    locked_until timestamp with time zone,
    CONSTRAINT pk_sign_in_attempts PRIMARY KEY (kind, key)
);

-- A person's sign-ins, newest first.
CREATE INDEX ix_journal_what_id ON journal (what, id);

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO portal_app;
    END IF;
END $$;
