-- What a personal link shows depends on whose hands it went through.

-- Whether somebody of the agency held it in their hands before its holder did. What was made before this counts as handed
-- over unless it is the one that was mailed.
ALTER TABLE personal_links ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE personal_links SET by_hand = FALSE WHERE EXISTS (
  SELECT 1 FROM personal_link_addresses
  WHERE personal_link_addresses.person_id = personal_links.person_id
    AND personal_link_addresses.sent_at = personal_links.created_at);
-- What a link opened knows it from the link.
ALTER TABLE personal_link_sessions ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT TRUE;

-- On which day links were last sent there, and how many on it: nobody who knows an address can fill its mailbox.
ALTER TABLE personal_link_addresses ADD COLUMN sent_on TEXT COLLATE "C";
ALTER TABLE personal_link_addresses ADD COLUMN sent_that_day BIGINT NOT NULL DEFAULT 0;

-- A row that tells of an erasure opens the way to what is older than it says. Whoever writes one with a time to come would
-- open it to everything; so the clock of the database has its word, too. It knows the term (crates/domain/src/retention)
-- but for two days, within which clocks and the length of months may differ.
CREATE FUNCTION from_now(away INTERVAL) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT to_char(now() AT TIME ZONE 'UTC' + away, 'YYYY-MM-DD"T"HH24:MI:SS.US') COLLATE "C"
$$;
CREATE FUNCTION refuse_time_to_come() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.at > from_now('1 day') THEN
    RAISE EXCEPTION 'an erasure of traces that lies ahead';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trace_erasures_no_time_to_come BEFORE INSERT ON trace_erasures FOR EACH ROW EXECUTE FUNCTION refuse_time_to_come();
CREATE OR REPLACE FUNCTION refuse_change_unless_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < from_now('-5 years 2 days')
    AND EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only';
END $$;

-- Whoever was merged leads to somebody else of the same agency, whatever writes the row.
ALTER TABLE people DROP CONSTRAINT people_merged_into_fkey;
ALTER TABLE people ADD CONSTRAINT people_merged_into_fkey
  FOREIGN KEY (agency_id, merged_into) REFERENCES people (agency_id, id);
ALTER TABLE people ADD CONSTRAINT people_not_into_itself CHECK (merged_into <> id);
