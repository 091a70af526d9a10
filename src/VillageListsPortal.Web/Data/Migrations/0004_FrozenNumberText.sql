-- The number as text is frozen with its parts, and with it who prepared by proxy (domain 4.5, 4.7).
CREATE OR REPLACE FUNCTION certificate_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'Draft' THEN
            RAISE EXCEPTION 'only drafts can be deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'only_drafts_deleted';
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.number_sequence IS NOT NULL AND
       (OLD.unit_id, OLD.item_id, OLD.item_code, OLD.number_prefix, OLD.number_year, OLD.number_sequence, OLD.number_text, OLD.content, OLD.content_hash, OLD.token, OLD.check_code, OLD.issue_day, OLD.valid_to, OLD.signed_by, OLD.signed_at, OLD.prepared_by, OLD.prepared_by_proxy)
       IS DISTINCT FROM
       (NEW.unit_id, NEW.item_id, NEW.item_code, NEW.number_prefix, NEW.number_year, NEW.number_sequence, NEW.number_text, NEW.content, NEW.content_hash, NEW.token, NEW.check_code, NEW.issue_day, NEW.valid_to, NEW.signed_by, NEW.signed_at, NEW.prepared_by, NEW.prepared_by_proxy) THEN
        RAISE EXCEPTION 'an issued certificate does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'issued_is_frozen';
    END IF;
    RETURN NEW;
END $$;
