-- A page of the list in the order of names is read from this index alone: the applications themselves, with their
-- answers, lie scattered over the file.

DROP INDEX applications_by_name;
CREATE INDEX applications_by_name ON applications (call_id, name_sort, id) INCLUDE (agency_id, person_id, state, submitted_at);
