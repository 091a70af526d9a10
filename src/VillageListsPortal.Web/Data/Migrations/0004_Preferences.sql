-- 长者版 of an officer: not chosen yet is not the same as chosen off; until then the browser's cookie decides.
ALTER TABLE accounts ALTER COLUMN large_type DROP NOT NULL;
UPDATE accounts SET large_type = NULL WHERE NOT large_type;
