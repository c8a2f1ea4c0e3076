DROP TABLE line_chances;
DROP TABLE panel_books;
ALTER TABLE calls DROP COLUMN quotas;
