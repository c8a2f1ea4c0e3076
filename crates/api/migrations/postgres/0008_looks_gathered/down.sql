DROP TABLE use_log_gathered;
