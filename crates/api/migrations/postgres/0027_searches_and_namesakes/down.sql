DROP TABLE namesakes;
DROP TABLE group_searches;
