-- What an admission is counted and screened by is kept as well: limits, working days and the district's words have a stamp of their own (ADR 0012).
INSERT INTO stamps (name, value) VALUES ('rules', gen_random_uuid());
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON district_settings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('rules');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON calendar_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('rules');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON district_words DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('rules');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON district_settings FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('rules');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON calendar_days FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('rules');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON district_words FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('rules');

-- All of them in one row, for whoever reads them beside something else.
CREATE VIEW current_stamps AS SELECT
    (SELECT value FROM stamps WHERE name = 'access') AS access,
    (SELECT value FROM stamps WHERE name = 'lists') AS lists,
    (SELECT value FROM stamps WHERE name = 'rules') AS rules;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal_app') THEN
        GRANT SELECT ON current_stamps TO portal_app;
    END IF;
END $$;
