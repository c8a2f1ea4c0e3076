# What a programme says in its mails, reminders, and which mails left: the pages.
messages-title = Meddelanden och påminnelser
messages-lead = För de här meddelandena kan du skriva programmets egen text. Annars används tjänstens text.
messages-which = Meddelanden vars text kan ändras
messages-subject = Rubrik
messages-whose = Vems text
messages-own = Programmets egen text
messages-house = Tjänstens text
messages-saved = Senast sparad
messages-one = Meddelande
messages-one-lead = Alla får meddelandet på sitt eget språk, så texten skrivs alltid på alla tre språken.
messages-placeholders = Det här fylls i åt dig
messages-placeholders-what = Skriv ordet med klammerparenteserna på det ställe i texten där uppgiften ska stå.
messages-needed = behövs i meddelandets text
messages-subject-hint = Högst 120 tecken.
messages-body = Meddelandets text
messages-body-hint = Vanlig text med en tom rad mellan styckena. Hälsning, länk och underskrift läggs till automatiskt.
messages-lacks = Lägg till { $placeholder } i texten.
messages-kept = Det här läggs alltid till i meddelandet
messages-save = Spara texten
messages-show = Förhandsgranska
messages-reset = Återställ tjänstens text
messages-preview = Förhandsgranskning
messages-preview-what = Uppgifterna är påhittade. Ingenting har sparats eller skickats.
messages-try = Skicka ett test till dig själv
messages-try-what = Meddelandet kommer bara till din egen e-post, och det står i det att det är ett test. Du kan skicka tio test i timmen.
messages-try-send = Skicka test
messages-tried = Testet har skickats till din e-post
mails-lead = Vilket meddelande, till vem och om det skickades. Innehållet visas inte här, och inte heller meddelanden som koordinatorn inte ska känna till.
mails-person = Mottagare
mails-outside = Utomstående ledare
mails-all = Alla
mails-leaves = Skickas { $when }
mails-empty = Inga meddelanden
mails-empty-what = Välj ett annat läge eller meddelande.
reminders-title = Påminnelser
reminders-lead = En påminnelse går bara till dem som inte har svarat, valt eller godkänt villkoren när den skickas. Svarets innehåll spelar ingen roll. Påminnelser skickas på arbetsdagar kl. 7–20, under det sista dygnet genast.
reminders-place = Svar på en erbjuden plats
reminders-way = Val av sätt att delta
reminders-terms = Godkännande av sekretessvillkoren
reminders-waiting = Har inte gjort det än
reminders-would-get = Skulle få en påminnelse nu
reminders-quiet = { $count ->
        [one] Det är tyst tid. En person påminns först efter den.
       *[other] Det är tyst tid. { $count } personer påminns först efter den.
    }
reminders-send = { $count ->
        [one] Påminn en person nu
       *[other] Påminn { $count } personer nu
    }
reminders-sent = { $count ->
        [0] Ingen behövde längre en påminnelse
        [one] Påminnelsen skickades till en person
       *[other] Påminnelsen skickades till { $count } personer
    }
reminders-past = Skickade påminnelser
reminders-none-yet = Inga påminnelser har skickats ännu.
reminders-on = Dag
reminders-count = Till hur många
reminders-days = När påminnelser skickas
reminders-days-what = Hur många dagar innan fristen går ut. Var och en får högst en påminnelse per dag.
reminders-days-hint = Högst tre tal, det största först, till exempel 3, 1. Lämna tomt om ingen ska påminnas.
reminders-terms-hint = Fristen går ut när ledarens nästa publicerade träff börjar. Högst tre tal, det största först, till exempel 3, 1. Lämna tomt om ingen ska påminnas.
