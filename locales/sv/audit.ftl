# Ändringsloggen.
audit-lead = Vem som ändrade vad och när. Loggen visar fältens namn, inte deras innehåll.
audit-empty = Inga ändringar har gjorts ännu.
audit-at = Tid
audit-actor = Vem
audit-action = Ändring
audit-fields = Fält
audit-actor-client = Ett annat system
audit-actor-job = Tjänsten själv
audit-actor-command = Tjänstens administratör
audit-actor-nobody = En användare som inte har loggat in
