-- Mail: who wants a digest of his notices, and what is to be sent. Only who asked for it has a row.

CREATE TABLE person_mail (
    person_id uuid NOT NULL,
    address bytea NOT NULL, -- ciphertext (settled S3)
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_person_mail PRIMARY KEY (person_id),
    CONSTRAINT fk_person_mail_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
);

-- One digest a person and day, whatever number of portals make them. next_try_at is null once it was sent or given up.
CREATE TABLE mail_outbox (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    day date NOT NULL,
    subject text NOT NULL,
    body bytea NOT NULL, -- ciphertext
    made_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    tries integer NOT NULL,
    next_try_at timestamp with time zone,
    last_error text,
    CONSTRAINT pk_mail_outbox PRIMARY KEY (id),
    CONSTRAINT fk_mail_outbox_persons_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE,
    CONSTRAINT mail_is_sent_once CHECK (sent_at IS NULL OR next_try_at IS NULL)
);
CREATE UNIQUE INDEX ix_mail_outbox_person_id_day ON mail_outbox (person_id, day);
CREATE INDEX ix_mail_outbox_next_try_at ON mail_outbox (next_try_at) WHERE next_try_at IS NOT NULL;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON person_mail, mail_outbox TO portal_app;
    END IF;
END $$;
