DROP TABLE use_log_waiting;
