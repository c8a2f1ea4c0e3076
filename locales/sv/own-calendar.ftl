# Den hemliga adressen till den egna kalendern.
follow-title = Följ i din kalender
follow-what = Lägg till adressen i ditt kalenderprogram. Det hämtar dina träffar av sig självt, också ändringar och inställda träffar.
follow-secret = Adressen är bara för dig. Den som har adressen ser när och var dina träffar är. Om smågruppscoachning och mentorskap visas bara tid, plats och program.
follow-make = Skapa en adress
follow-made = Adressen har skapats
follow-made-what = Adressen visas bara den här gången. Kopiera den till ditt kalenderprogram eller öppna den där genast.
follow-address = Kalenderns adress
follow-open = Öppna i kalenderprogrammet
follow-since = Adressen skapades { $date }. Den kan inte visas på nytt.
follow-renew = Skapa en ny adress
follow-renew-what = En ny adress ersätter den gamla. Kalendrar som följer den gamla adressen uppdateras inte längre.
follow-end = Ta adressen ur bruk
follow-ended = Adressen har tagits ur bruk.
