DELETE FROM person_merge_moves WHERE kind = 'statement';
ALTER TABLE person_merge_moves DROP CONSTRAINT person_merge_moves_kind_check;
ALTER TABLE person_merge_moves ADD CONSTRAINT person_merge_moves_kind_check CHECK (kind IN ('application', 'participation', 'register_change', 'account', 'supervised', 'mail', 'line'));
DROP TABLE supervisor_statements;
DROP TABLE supervisor_notices;
ALTER TABLE calls DROP COLUMN statements_until;
ALTER TABLE calls DROP COLUMN supervisor_part;
