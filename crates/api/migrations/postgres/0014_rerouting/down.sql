DROP TABLE path_offers;
DROP TABLE addenda;
DROP INDEX applications_by_programme;
ALTER TABLE applications DROP CONSTRAINT applications_state_check;
ALTER TABLE applications ADD CONSTRAINT applications_state_check CHECK (state IN ('submitted', 'withdrawn', 'ineligible', 'offered', 'accepted', 'declined', 'expired', 'waiting', 'not_selected'));
