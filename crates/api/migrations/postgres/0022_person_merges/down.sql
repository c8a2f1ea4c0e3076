DROP TABLE person_merge_moves;
DROP TABLE person_merges;
DROP INDEX people_of_one_name;
DROP INDEX people_by_merged_into;
DROP INDEX people_led;
ALTER TABLE people DROP COLUMN merged_into;
