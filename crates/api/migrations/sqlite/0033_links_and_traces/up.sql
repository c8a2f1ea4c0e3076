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
