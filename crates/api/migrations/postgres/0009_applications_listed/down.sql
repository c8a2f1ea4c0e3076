DROP INDEX applications_by_name;
CREATE INDEX applications_by_name ON applications (call_id, name_sort, id);
