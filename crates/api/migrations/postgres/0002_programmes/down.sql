DROP TABLE rule_versions;
DROP TABLE rules;
DROP TABLE calls;
DROP TABLE design_elements;
DROP TABLE design_versions;
DROP TABLE programmes;
DROP TABLE initiatives;
