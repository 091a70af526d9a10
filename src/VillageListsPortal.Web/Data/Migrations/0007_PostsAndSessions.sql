-- Posts that hold whatever the code does, sessions that sign-out ends, slips that wait for the security officer.

-- The end of an officer's post that was asked for and waits.
ALTER TABLE posts ADD COLUMN end_day date;
ALTER TABLE posts ADD COLUMN end_asked_by uuid;
ALTER TABLE posts ADD COLUMN end_asked_at timestamp with time zone;
ALTER TABLE posts ADD COLUMN end_confirmed_by uuid;

-- A grant works through two others than who receives it; nobody but the portal itself (person 0) grants and confirms in one (product.md, roles).
ALTER TABLE posts ADD CONSTRAINT post_granted_by_another CHECK (granted_by <> person_id);
ALTER TABLE posts ADD CONSTRAINT post_confirmed_by_another CHECK (
    confirmed_by IS NULL
    OR (confirmed_by <> person_id AND (confirmed_by <> granted_by OR confirmed_by = '00000000-0000-0000-0000-000000000000')));
ALTER TABLE posts ADD CONSTRAINT post_confirmed_whole CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL));
ALTER TABLE posts ADD CONSTRAINT post_end_confirmed_by_another CHECK (end_confirmed_by IS NULL OR end_confirmed_by <> end_asked_by);
ALTER TABLE posts ADD CONSTRAINT post_end_asked_whole CHECK (num_nonnulls(end_day, end_asked_by, end_asked_at) IN (0, 3));
ALTER TABLE posts ADD CONSTRAINT post_ends_after_start CHECK ("to" IS NULL OR "to" >= "from");

-- The same post is held once at a time.
ALTER TABLE posts ADD CONSTRAINT one_post_at_a_time EXCLUDE USING gist (person_id WITH =, role WITH =, unit_id WITH =, daterange("from", "to") WITH &&);

-- PostRules.RequireCompatible once more; a test compares both for every pair of roles.
CREATE FUNCTION posts_go_together(role text, unit_id uuid, other_role text, other_unit_id uuid) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT NOT (
        (role <> other_role AND role IN ('Administrator', 'SecurityOfficer', 'Auditor') AND other_role IN ('Administrator', 'SecurityOfficer', 'Auditor'))
        OR (role = 'SealKeeper' AND other_role IN ('VillageHead', 'PartySecretary', 'TownshipStaff'))
        OR (other_role = 'SealKeeper' AND role IN ('VillageHead', 'PartySecretary', 'TownshipStaff'))
        OR (unit_id = other_unit_id AND role = 'SupervisionMember' AND other_role IN ('VillageClerk', 'VillageHead', 'SealKeeper'))
        OR (unit_id = other_unit_id AND other_role = 'SupervisionMember' AND role IN ('VillageClerk', 'VillageHead', 'SealKeeper')))
$$;

-- Before the row is written and with the person locked: two grants at once look one after the other. The lock is the weaker one,
-- which foreign keys to the person do not wait for.
CREATE FUNCTION post_has_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.role, NEW.unit_id, NEW."from", NEW.confirmed_at) IS NOT DISTINCT FROM (OLD.person_id, OLD.role, OLD.unit_id, OLD."from", OLD.confirmed_at)
       AND coalesce(NEW."to", 'infinity') <= coalesce(OLD."to", 'infinity') THEN
        RETURN NEW; -- what ends sooner takes no room
    END IF;
    PERFORM 1 FROM persons WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM posts p WHERE p.person_id = NEW.person_id AND p.id <> NEW.id
               AND daterange(p."from", p."to") && daterange(NEW."from", NEW."to")
               AND NOT posts_go_together(NEW.role, NEW.unit_id, p.role, p.unit_id)) THEN
        RAISE EXCEPTION 'these posts are not held by one person' USING ERRCODE = 'check_violation', CONSTRAINT = 'compatible_posts';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER post_has_room BEFORE INSERT OR UPDATE OF person_id, role, unit_id, "from", "to", confirmed_at ON posts
    FOR EACH ROW EXECUTE FUNCTION post_has_room();

-- What waits for the security officer is counted on each of his pages.
CREATE INDEX posts_that_wait ON posts (id) WHERE confirmed_at IS NULL OR (end_day IS NOT NULL AND end_confirmed_by IS NULL);

-- A session is a row: the copy of a cookie ends with it.
CREATE TABLE sessions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    began_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT fk_sessions_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);
CREATE INDEX ix_sessions_account_id ON sessions (account_id);

-- Who wrote a slip does not make it work for somebody who has had a post.
ALTER TABLE accounts ADD COLUMN slip_by uuid;
ALTER TABLE accounts ADD COLUMN slip_at timestamp with time zone;
ALTER TABLE accounts ADD COLUMN slip_waits boolean NOT NULL DEFAULT false;
ALTER TABLE accounts ADD COLUMN slip_confirmed_by uuid;
ALTER TABLE accounts ALTER COLUMN slip_waits DROP DEFAULT;
ALTER TABLE accounts ADD CONSTRAINT slip_confirmed_by_another CHECK (slip_confirmed_by IS NULL OR (slip_confirmed_by <> slip_by AND slip_confirmed_by <> person_id));
CREATE INDEX slips_that_wait ON accounts (id) WHERE slip_waits;

-- Attempts are counted by account and address together now; what was counted before is forgotten.
DELETE FROM sign_in_attempts;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT, INSERT, DELETE ON sessions TO portal_app;
    END IF;
END $$;
