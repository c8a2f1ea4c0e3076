# Vad den sökandes chef får veta: på ansökningsomgångens sida och för beslutsfattaren.
call-supervisor = Chefens del
call-supervisor-none = Den sökandes chef får inte veta något om ansökan.
call-supervisor-informed = Den sökandes chef får veta vem som har sökt och hur mycket arbetstid programmet tar. Av dem som får en plats ser chefen träffarnas dagar och timmar. Chefen får inga frågor och påverkar inte urvalet.
call-supervisor-working-time = Den sökandes chef får veta vem som har sökt och hur mycket arbetstid programmet tar. Av dem som får en plats ser chefen träffarnas dagar och timmar. Chefen får frågan om deltagandet går att ordna på arbetstid och kan svara till och med { $date }. Svaret påverkar inte urvalet, och den sökande ser det genast.
