DROP TRIGGER people_led_to_stay;
DROP TRIGGER people_merged_into_on_update;
DROP TRIGGER people_merged_into_on_insert;
DROP TRIGGER trace_erasures_no_time_to_come;
DROP TRIGGER audit_entries_no_delete;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
WHEN NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER use_log_no_delete;
CREATE TRIGGER use_log_no_delete BEFORE DELETE ON use_log
WHEN NOT EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
ALTER TABLE personal_link_addresses DROP COLUMN sent_that_day;
ALTER TABLE personal_link_addresses DROP COLUMN sent_on;
ALTER TABLE personal_link_sessions DROP COLUMN by_hand;
ALTER TABLE personal_links DROP COLUMN by_hand;
