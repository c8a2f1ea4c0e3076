DROP TABLE register_changes;
