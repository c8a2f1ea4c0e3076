DROP TABLE group_searches;
