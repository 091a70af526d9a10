-- A deleted draft is kept out of sight for the minutes in which it can be taken back, then DiscardedDrafts deletes the row (settled S19).

ALTER TABLE certificates ADD COLUMN discarded_at timestamp with time zone;
ALTER TABLE certificates ADD CONSTRAINT only_drafts_discarded CHECK (discarded_at IS NULL OR status = 'Draft');
CREATE INDEX ix_certificates_discarded_at ON certificates (discarded_at) WHERE discarded_at IS NOT NULL;
