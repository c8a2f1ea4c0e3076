ALTER TABLE personal_link_addresses DROP COLUMN sent_that_day;
ALTER TABLE personal_link_addresses DROP COLUMN sent_on;
ALTER TABLE personal_link_sessions DROP COLUMN by_hand;
ALTER TABLE personal_links DROP COLUMN by_hand;
