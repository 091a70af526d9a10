-- Until when the digests of a person have told, moved when one was sent: the outbox forgets its rows after a month and cannot say.
ALTER TABLE person_mail ADD COLUMN told_until timestamp with time zone;
UPDATE person_mail m SET told_until = greatest(m.set_at,
    coalesce((SELECT max(o.made_at) FROM mail_outbox o WHERE o.person_id = m.person_id AND o.sent_at IS NOT NULL), now() - interval '30 days'));
ALTER TABLE person_mail ALTER COLUMN told_until SET NOT NULL;
