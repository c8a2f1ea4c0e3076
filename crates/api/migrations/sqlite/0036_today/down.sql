DROP TABLE session_alerts;
DROP TABLE session_replacements;
