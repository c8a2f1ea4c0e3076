-- Every list is cut into pages by position; these serve the order in which each is read.

DROP INDEX calls_open;
CREATE INDEX calls_in_phase ON calls (agency_id, state, closes_at, id);
CREATE INDEX offers_in_order ON offers (programme_id, id);
DROP INDEX applications_by_person;
CREATE INDEX applications_by_person ON applications (agency_id, person_id, id);
DROP INDEX participations_by_person;
CREATE INDEX participations_by_person ON participations (agency_id, person_id, began_at, application_id);
DROP INDEX accommodation_contacts_by_account;
CREATE INDEX accommodation_contacts_by_account ON accommodation_contacts (agency_id, account_id, programme_id);

-- Renewing a link makes the earlier ones of the account void.
CREATE INDEX one_time_links_by_account ON one_time_links (account_id);
