-- What a form of a certificate is made of is kept as well: names and prefixes of a unit move the stamp of units (ADR 0012).
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON unit_names DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');
CREATE CONSTRAINT TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE ON number_prefixes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON unit_names FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');
CREATE TRIGGER move_stamp_when_emptied AFTER TRUNCATE ON number_prefixes FOR EACH STATEMENT EXECUTE FUNCTION move_stamp('access');

-- Two clerks at one person wait for each other, and the second sees what the first one has made (settled S22): in a volatile function each
-- statement has a snapshot of its own, so that lock and question are one round trip.
CREATE FUNCTION similar_certificate_open(village uuid, item text, person bytea, since timestamptz) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(concat(village, ' ', item, ' ', encode(person, 'hex')), 0));
    RETURN EXISTS (SELECT 1 FROM certificates c
        WHERE c.unit_id = village AND c.item_code = item AND c.prepared_at > since AND c.applicant_index = person AND c.discarded_at IS NULL AND c.status NOT IN ('Voided', 'Withdrawn'));
END $$;
