DROP TABLE check_requests;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ', ''not_selected''))', '))') WHERE type = 'table' AND name = 'applications';
UPDATE sqlite_schema SET sql = replace(sql, ', ''ended''))', '))') WHERE type = 'table' AND name = 'waiting_list';
UPDATE sqlite_schema SET sql = replace(sql, ', ''correction''))', '))') WHERE type = 'table' AND name = 'offers';
-- A column that points to another table cannot be dropped while it does.
UPDATE sqlite_schema SET sql = replace(sql, 'waiting_ended_by TEXT REFERENCES accounts (id)', 'waiting_ended_by TEXT')
  WHERE type = 'table' AND name = 'selections';
PRAGMA writable_schema = RESET;
ALTER TABLE calls DROP COLUMN checks_until;
ALTER TABLE selections DROP COLUMN waiting_ender_title;
ALTER TABLE selections DROP COLUMN waiting_ender_name;
ALTER TABLE selections DROP COLUMN waiting_ended_by;
ALTER TABLE selections DROP COLUMN waiting_ended_at;
