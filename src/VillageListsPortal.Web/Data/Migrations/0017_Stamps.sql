-- What the portal keeps in memory is right as long as its stamp is: the database moves it in the transaction that changes anything it was made of (ADR 0012).
CREATE TABLE stamps (
    name text NOT NULL,
    value uuid NOT NULL,
    changed_in text NOT NULL,
    CONSTRAINT pk_stamps PRIMARY KEY (name)
);
INSERT INTO stamps (name, value, changed_in) SELECT name, gen_random_uuid(), '' FROM unnest(ARRAY['access', 'lists']) AS name;

-- Deferred to the commit, so that the row of the stamp is locked for a moment and after all others; once in a transaction.
CREATE FUNCTION move_stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    UPDATE stamps SET value = gen_random_uuid(), changed_in = pg_current_xact_id()::text WHERE name = TG_ARGV[0] AND changed_in <> pg_current_xact_id()::text;
    RETURN NULL;
END $$;

-- access: who may do what in which unit. A new account, person or unit takes nothing from a session that is open, nor does a sign-in that failed.
CREATE CONSTRAINT TRIGGER move_stamp AFTER UPDATE ON accounts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.person_id, OLD.security_stamp, OLD.language, OLD.large_type) IS DISTINCT FROM (NEW.person_id, NEW.security_stamp, NEW.language, NEW.large_type)) EXECUTE FUNCTION move_stamp('access');
CREATE CONSTRAINT TRIGGER move_stamp_at_end AFTER DELETE ON accounts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');
CREATE CONSTRAINT TRIGGER move_stamp AFTER UPDATE OR DELETE ON persons DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');
CREATE CONSTRAINT TRIGGER move_stamp AFTER UPDATE OR DELETE ON units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON posts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');

-- lists: what the public lists show.
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON list_items DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('lists');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON list_editions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('lists');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON law_citations DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('lists');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON laws DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('lists');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT ON stamps TO portal_app;
    END IF;
END $$;
