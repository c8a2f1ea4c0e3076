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

-- Whoever was merged leads to somebody else of the same agency, whatever writes the row. SQLite adds no key to a table that
-- is there, so triggers ask.
CREATE TRIGGER people_merged_into_on_insert BEFORE INSERT ON people
WHEN NEW.merged_into IS NOT NULL AND (NEW.merged_into = NEW.id
  OR NOT EXISTS (SELECT 1 FROM people WHERE id = NEW.merged_into AND agency_id = NEW.agency_id))
BEGIN SELECT RAISE(ABORT, 'merged into nobody else of the agency'); END;
CREATE TRIGGER people_merged_into_on_update BEFORE UPDATE OF id, agency_id, merged_into ON people
WHEN NEW.merged_into IS NOT NULL AND (NEW.merged_into = NEW.id
  OR NOT EXISTS (SELECT 1 FROM people WHERE id = NEW.merged_into AND agency_id = NEW.agency_id))
BEGIN SELECT RAISE(ABORT, 'merged into nobody else of the agency'); END;
CREATE TRIGGER people_led_to_stay BEFORE UPDATE OF agency_id ON people
WHEN NEW.agency_id <> OLD.agency_id AND EXISTS (SELECT 1 FROM people WHERE merged_into = OLD.id)
BEGIN SELECT RAISE(ABORT, 'others of the agency were merged into this person'); END;
