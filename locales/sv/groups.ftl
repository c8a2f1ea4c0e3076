### Grupper: varför en indelning inte är möjlig. Grupptavlans texter finns bland koordinatorns texter.

groups-infeasible-line = De här personerna hör alla till samma chefslinje, och det finns bara { $groups } grupper. Två av dem skulle hamna i samma grupp: { $people }.
groups-infeasible-ring = De här personerna måste hållas åtskilda i en ring med ett udda antal, vilket inte går med två grupper: { $people }.
groups-infeasible-too-few = De här personerna måste hållas åtskilda på så många sätt att { $groups } grupper inte räcker: { $people }.
groups-infeasible-sizes = De här personerna kan hållas åtskilda, men inte i grupper av den här storleken: { $people }.
groups-infeasible-not-found = Ingen indelning som uppfyller villkoren hittades, men den har inte heller visats vara omöjlig. Pröva med andra gruppstorlekar.
