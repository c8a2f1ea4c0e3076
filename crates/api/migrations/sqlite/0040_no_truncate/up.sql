-- SQLite has no TRUNCATE; its triggers refuse each deleted row.
SELECT 1;
