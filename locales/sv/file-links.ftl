# Listan som fil.
file-link-xlsx = Exportera som tabell (XLSX)
file-link-csv = Exportera som tabell (CSV)
