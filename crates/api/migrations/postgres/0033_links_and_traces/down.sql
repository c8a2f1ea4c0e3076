ALTER TABLE people DROP CONSTRAINT people_not_into_itself;
ALTER TABLE people DROP CONSTRAINT people_merged_into_fkey;
ALTER TABLE people ADD CONSTRAINT people_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES people (id);
DROP TRIGGER trace_erasures_no_time_to_come ON trace_erasures;
DROP FUNCTION refuse_time_to_come();
CREATE OR REPLACE FUNCTION refuse_change_unless_due() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM trace_erasures WHERE OLD.at < erased_before) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only';
END $$;
DROP FUNCTION from_now(INTERVAL);
ALTER TABLE personal_link_addresses DROP COLUMN sent_that_day;
ALTER TABLE personal_link_addresses DROP COLUMN sent_on;
ALTER TABLE personal_link_sessions DROP COLUMN by_hand;
ALTER TABLE personal_links DROP COLUMN by_hand;
