DROP TABLE waiting_list;
DROP TABLE offers;
DROP TABLE decisions;
DROP TABLE selection_shares;
DROP TABLE selections;
