### Ny personlig länk till den som har slutat.

leaver-link = Länk till egna uppgifter
leaver-link-of = Länk till egna uppgifter: { $name }
leaver-link-what = Den som har slutat ser sina egna uppgifter med länken, inget annat. Länken fungerar en gång och gäller i 14 dagar.
leaver-link-address-given = Personen har uppgett en adress som länken skickas till och kan själv be om en ny länk. Adressen och länken visas bara för personen.
leaver-link-address-none = Personen har inte uppgett någon adress för länken.
leaver-link-send = Skicka en ny länk
leaver-link-sent = Länken har skickats till adressen som personen uppgav.
leaver-link-by-hand = En överlämnad länk visar inte vilka personen inte har velat vara i samma grupp med och inte heller vilka anpassningar personen behöver. De uppgifterna får personen genom att be ämbetsverkets dataskyddsombud om dem.
leaver-link-until = Den oöppnade länken gäller till { $moment }. En ny länk ersätter den.
leaver-link-open = Uppgifterna läses just nu i en vy som öppnats med länken.
leaver-link-end = Ta länken ur bruk
leaver-link-end-what = När länken tas ur bruk stängs den öppna vyn och den uppgivna adressen raderas.
leaver-link-ended = Länken har tagits ur bruk.
leaver-link-checked = Jag har kontrollerat identiteten
leaver-link-checked-hint = Ge länken bara till personen själv. Av personens användningslogg framgår att du gav den.
leaver-link-make = Skapa länk
leaver-link-made = Länken har skapats
leaver-link-made-what = Länken visas bara den här gången. Kopiera den och ge den till personen.
