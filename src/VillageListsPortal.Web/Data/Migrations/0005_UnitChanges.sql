-- Units that change (settled S29), and units that are found among the 665,000 of the whole country.

CREATE TABLE unit_changes (
    id uuid NOT NULL,
    day date NOT NULL,
    ground text NOT NULL,
    status text NOT NULL,
    planned_by uuid NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT pk_unit_changes PRIMARY KEY (id)
);

CREATE TABLE unit_change_parts (
    change_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT pk_unit_change_parts PRIMARY KEY (change_id, unit_id),
    CONSTRAINT fk_unit_change_parts_unit_changes_change_id FOREIGN KEY (change_id) REFERENCES unit_changes (id) ON DELETE CASCADE,
    CONSTRAINT fk_unit_change_parts_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE unit_change_passings (
    change_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    is_heir boolean NOT NULL,
    CONSTRAINT pk_unit_change_passings PRIMARY KEY (change_id, predecessor_id, successor_id),
    CONSTRAINT fk_unit_change_passings_unit_changes_change_id FOREIGN KEY (change_id) REFERENCES unit_changes (id) ON DELETE CASCADE,
    CONSTRAINT fk_unit_change_passings_units_predecessor_id FOREIGN KEY (predecessor_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT fk_unit_change_passings_units_successor_id FOREIGN KEY (successor_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE unit_change_assignments (
    change_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    successor_id uuid,
    CONSTRAINT pk_unit_change_assignments PRIMARY KEY (change_id, subject_id),
    CONSTRAINT fk_unit_change_assignments_unit_changes_change_id FOREIGN KEY (change_id) REFERENCES unit_changes (id) ON DELETE CASCADE
);

CREATE INDEX ix_unit_changes_status_day ON unit_changes (status, day);
CREATE INDEX ix_unit_change_parts_unit_id ON unit_change_parts (unit_id);
CREATE INDEX ix_unit_change_passings_predecessor_id ON unit_change_passings (predecessor_id);
CREATE INDEX ix_unit_change_passings_successor_id ON unit_change_passings (successor_id);

-- What is settled stays; what is planned is written once.
CREATE FUNCTION unit_change_is_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'Planned' THEN
        RAISE EXCEPTION 'a settled change of units does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'settled_change_is_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER unit_change_is_settled BEFORE UPDATE ON unit_changes FOR EACH ROW EXECUTE FUNCTION unit_change_is_settled();

-- Who has a case after its village was merged; the issuer of what was issued stays (certificate_is_frozen).
ALTER TABLE certificates ADD COLUMN held_by uuid;
UPDATE certificates SET held_by = unit_id;
SET CONSTRAINTS certificate_is_whole IMMEDIATE; -- a table with waiting triggers cannot be altered
ALTER TABLE certificates ALTER COLUMN held_by SET NOT NULL;
ALTER TABLE certificates ADD CONSTRAINT fk_certificates_units_held_by FOREIGN KEY (held_by) REFERENCES units (id) ON DELETE RESTRICT;
CREATE INDEX ix_certificates_held_by_status_id ON certificates (held_by, status, id);

-- The post that a post goes on from.
ALTER TABLE posts ADD COLUMN passed_from uuid;

-- How a unit is found: characters and pairs of the spoken name, its pinyin in full and in initials. Written with the unit;
-- the command migrate fills in units that were there before. Collation "C", so that the beginning of a text is found by index.
ALTER TABLE units ALTER COLUMN code TYPE text COLLATE "C";
ALTER TABLE units ALTER COLUMN short_name TYPE text COLLATE "C";
ALTER TABLE units ADD COLUMN grams text[];
ALTER TABLE units ADD COLUMN pinyin text COLLATE "C";
ALTER TABLE units ADD COLUMN initials text COLLATE "C";
CREATE INDEX ix_units_kind ON units (kind); -- the few departments among many villages
CREATE INDEX ix_units_grams ON units USING gin (grams);
CREATE INDEX ix_units_pinyin ON units (pinyin);
CREATE INDEX ix_units_initials ON units (initials);
CREATE INDEX ix_units_short_name ON units (short_name);
DROP INDEX ix_units_code;
CREATE INDEX ix_units_code_id ON units (code, id);
CREATE INDEX ix_number_prefixes_text ON number_prefixes (text);

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON unit_changes, unit_change_parts, unit_change_passings, unit_change_assignments TO portal_app;
        REVOKE DELETE ON unit_changes FROM portal_app;
    END IF;
END $$;
