DROP TABLE rehearsal_publications;
