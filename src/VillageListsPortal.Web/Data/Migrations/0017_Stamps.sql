-- What the portal keeps in memory is right as long as its stamp is: the database moves it in the transaction that changes anything it was made of (ADR 0012).
CREATE TABLE stamps (
    name text NOT NULL,
    value uuid NOT NULL,
    CONSTRAINT pk_stamps PRIMARY KEY (name)
);
INSERT INTO stamps (name, value) SELECT name, gen_random_uuid() FROM unnest(ARRAY['access', 'lists']) AS name;

-- Deferred to the commit, so that the row of the stamp is locked for a moment and after all others; once in a transaction. It runs with the
-- owner's rights: every name in it is qualified and temporary objects come last, or a temporary table called stamps would be taken for ours.
CREATE FUNCTION move_stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.stamps SET value = pg_catalog.gen_random_uuid() WHERE name = TG_ARGV[0] AND xmin <> pg_catalog.pg_current_xact_id()::xid;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION move_stamp() FROM PUBLIC;

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

-- A hand at the database may empty a table.
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON persons FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON units FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON posts FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON list_items FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('lists');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON law_citations FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('lists');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON laws FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('lists');

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT ON stamps TO portal_app;
    END IF;
END $$;
