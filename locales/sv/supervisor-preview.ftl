# Innan ansökan skickas: vad chefen får veta.
supervisor-preview-title = Vad din chef får veta
supervisor-preview-told = När du skickar ansökan får din chef { $name } veta att du har sökt till programmet. Chefen ser också hur mycket arbetstid programmet tar: { $hours }.
supervisor-preview-nobody = Du har ingen chef i personalregistret. Om en chef antecknas senare ser hen att du har sökt till programmet och hur mycket arbetstid det tar.
supervisor-preview-asked = Chefen får frågan om ditt deltagande går att ordna på arbetstid och kan svara till och med { $date }. Du ser svaret genast och kan kommentera det. Svaret påverkar inte urvalet.
supervisor-preview-never = Chefen ser inte dina svar och inte heller resultatet av urvalet. Om du får en plats ser chefen dina träffars dagar och timmar men inte vad ni gör där. Om du återtar ansökan ser chefen inte längre att du har sökt.
