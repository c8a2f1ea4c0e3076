# The list as a file.
file-link-xlsx = Export as a table (XLSX)
file-link-csv = Export as a table (CSV)
