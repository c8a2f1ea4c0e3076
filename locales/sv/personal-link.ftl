### Personlig länk till egna uppgifter efter anställningens slut.

personal-link-title = Dina uppgifter
personal-link-lead = Med en personlig länk ser du dina egna uppgifter också när din anställning har upphört.
personal-link-opened-lead = Här ser du dina ansökningar med resultat, ditt deltagande och vem som har tittat på dina uppgifter. Dina svar och allt annat som har sparats om dig finns i filen som du kan ladda ner.
personal-link-open-title = Öppna länken
personal-link-open-what = Länken fungerar en gång. Vyn stängs om du inte använder den på en halv timme, och senast efter två timmar.
personal-link-open = Visa mina uppgifter
personal-link-not-valid = Länken gäller inte längre
personal-link-not-valid-what = Den har redan använts eller upphört att gälla, eller så är du åter anställd vid ämbetsverket. Den som är anställd loggar in som vanligt.
personal-link-ask-title = Be om en ny länk
personal-link-ask-what = Länken skickas till den e-postadress som du uppgav i Polku innan du slutade.
personal-link-address = E-postadress
personal-link-ask = Skicka länken
personal-link-asked = Din begäran har tagits emot
personal-link-asked-what = Om adressen finns i Polku och din anställning har upphört kommer länken dit inom några minuter. Om du fick en länk nyss ska du använda den. Du kan få högst fem länkar per dag.
personal-link-ask-otherwise = Om du inte uppgav någon adress kan du kontakta ämbetsverkets personalförvaltning. Du får en länk när din identitet har kontrollerats.
personal-link-withheld = En del av uppgifterna saknas här
personal-link-withheld-what = Du fick länken av någon vid ämbetsverket. Därför visar vi inte det som vi har lovat hålla hemligt för andra: vilka du inte har velat vara i samma grupp med, vilka anpassningar du har sagt att du behöver och till vilken adress dina länkar har skickats. Det betyder inte att sådana uppgifter finns. Be ämbetsverkets dataskyddsombud om dem.
personal-link-close = Stäng vyn

link-address-title = När din anställning upphör
link-address-what = När din anställning har upphört kan du inte längre logga in, men du ser dina egna uppgifter med en personlig länk. Ange vart länken ska skickas.
link-address = Din egen e-postadress
link-address-hint = En adress som du behåller. Ange inte din arbetsadress.
link-address-give = Spara adressen
link-address-is = Länken skickas till { $address }. Du uppgav adressen { $date }. Den visas inte för andra och raderas tillsammans med dina uppgifter.
link-address-take-back = Radera adressen
link-address-given = Adressen har sparats.
link-address-taken-back = Adressen har raderats.
