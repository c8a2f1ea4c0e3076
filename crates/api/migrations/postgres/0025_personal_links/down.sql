DROP TRIGGER people_end_personal_links ON people;
DROP FUNCTION end_personal_links();
DROP TABLE personal_link_sessions;
DROP TABLE personal_links;
DROP TABLE personal_link_addresses;
