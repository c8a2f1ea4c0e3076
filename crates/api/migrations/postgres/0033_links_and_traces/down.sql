ALTER TABLE personal_link_sessions DROP COLUMN by_hand;
ALTER TABLE personal_links DROP COLUMN by_hand;
