-- What a personal link shows depends on whose hands it went through.

-- Whether somebody of the agency held it in their hands before its holder did. What was made before this counts as handed
-- over unless it is the one that was mailed.
ALTER TABLE personal_links ADD COLUMN by_hand INTEGER NOT NULL DEFAULT TRUE;
UPDATE personal_links SET by_hand = FALSE WHERE EXISTS (
  SELECT 1 FROM personal_link_addresses
  WHERE personal_link_addresses.person_id = personal_links.person_id
    AND personal_link_addresses.sent_at = personal_links.created_at);
-- What a link opened knows it from the link.
ALTER TABLE personal_link_sessions ADD COLUMN by_hand INTEGER NOT NULL DEFAULT TRUE;

-- On which day links were last sent there, and how many on it: nobody who knows an address can fill its mailbox.
ALTER TABLE personal_link_addresses ADD COLUMN sent_on TEXT;
ALTER TABLE personal_link_addresses ADD COLUMN sent_that_day INTEGER NOT NULL DEFAULT 0;

-- A row that tells of an erasure opens the way to what is older than it says. Whoever writes one with a time to come would
-- open it to everything; so the clock of the database has its word, too. It knows the term (crates/domain/src/retention)
-- but for two days, within which clocks and the length of months may differ.
CREATE TRIGGER trace_erasures_no_time_to_come BEFORE INSERT ON trace_erasures
WHEN NEW.at > strftime('%Y-%m-%dT%H:%M:%f', 'now', '+1 day')
BEGIN SELECT RAISE(ABORT, 'an erasure of traces that lies ahead'); END;
DROP TRIGGER audit_entries_no_delete;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%f', 'now', '-5 years', '+2 days')
  OR NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER use_log_no_delete;
CREATE TRIGGER use_log_no_delete BEFORE DELETE ON use_log
WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%f', 'now', '-5 years', '+2 days')
  OR NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
