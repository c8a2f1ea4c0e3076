DROP TABLE sign_in_lists;
DROP TABLE session_links;
