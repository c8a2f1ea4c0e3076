# Luettelon vienti tiedostona.
file-link-xlsx = Vie taulukkona (XLSX)
file-link-csv = Vie taulukkona (CSV)
