# Sökningen efter grupper: hur långt den kommit och hur den avbryts.
group-search-title = Sökning efter grupper pågår
group-search-what = Du kan lämna sidan: sökningen fortsätter ändå. När förslaget är klart visas det här.
group-search-progress = Sökningens förlopp
group-search-spent = { $percent } procent av sökningen är gjord.
group-search-people = Deltagare
group-search-cancel = Avbryt sökningen
group-search-cancelled = Sökningen avbröts
group-search-infeasible = Det går inte att bilda grupper
group-search-overtaken = Deltagarna eller grupperna ändrades under sökningen
group-search-gave-up = Sökningen misslyckades
group-search-nothing-kept = Ingenting sparades. Du kan börja om.
