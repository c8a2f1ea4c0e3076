DROP TABLE supervisor_statements;
DROP TABLE supervisor_notices;
ALTER TABLE calls DROP COLUMN statements_until;
ALTER TABLE calls DROP COLUMN supervisor_part;
