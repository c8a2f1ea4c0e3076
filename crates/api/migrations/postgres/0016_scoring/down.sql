DROP TABLE score_settlements;
DROP TABLE score_sheets;
DROP TABLE scored_applications;
DROP TABLE scoring_assessors;
ALTER TABLE calls DROP COLUMN scoring;
