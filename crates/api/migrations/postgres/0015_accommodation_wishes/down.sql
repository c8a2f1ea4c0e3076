DROP TABLE accommodation_wishes;
DROP TABLE accommodation_contacts;
