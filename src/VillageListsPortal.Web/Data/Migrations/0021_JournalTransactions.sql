-- The sealer looks at what came since its last round, however long the journal is.
CREATE INDEX ix_journal_transaction ON journal (transaction);
