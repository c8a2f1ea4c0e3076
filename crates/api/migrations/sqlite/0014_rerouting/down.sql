DROP TABLE path_offers;
DROP TABLE addenda;
DROP INDEX applications_by_programme;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ', ''rerouted''))', '))') WHERE type = 'table' AND name = 'applications';
PRAGMA writable_schema = RESET;
