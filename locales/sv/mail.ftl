# E-postmeddelanden. Varje meddelande har en rubrik (-subject) och en text (-body).
mail-greeting = Hej!
mail-signature =
    Med vänlig hälsning
    { $agency }
mail-open-link = Gå till Polku
mail-footer =
    Det här meddelandet skickades av Polku, tjänsten för personalens utvecklingsprogram.
    Du kan inte svara på meddelandet. Om du har frågor, kontakta ämbetsverkets koordinator.
mail-test-subject = Polku skickar meddelanden
mail-test-body =
    Detta är ett testmeddelande.

    Om du läser detta kan Polku skicka e-post.
mail-invitation-subject = Inbjudan till tjänsten Polku
mail-invitation-body =
    { $agency } har bjudit in dig att använda Polku. Polku är en tjänst för personalens utvecklingsprogram.

    Välj användarnamn och lösenord via länken nedan. Länken fungerar en gång och gäller till { $until }.

    Om du inte väntade dig en inbjudan ska du inte öppna länken.
mail-personal_link-subject = Länk till dina uppgifter i Polku
mail-personal_link-body =
    Din anställning har upphört ({ $agency }) och du kan inte längre logga in i Polku. Dina egna uppgifter ser du ändå: dina ansökningar, urvalsresultatet med motivering, ditt deltagande och vem som har tittat på dina uppgifter.

    Öppna uppgifterna via länken nedan. Länken fungerar en gång och gäller till { $until }. En ny länk kan du be om på samma sida.

    Ge inte länken till någon annan. Om du inte har varit anställd vid ämbetsverket ska du inte öppna länken.
mail-group_confirmed-subject = Din grupp är bekräftad: { $programme }
mail-group_confirmed-body =
    Grupperna i utvecklingsprogrammet { $programme } har bekräftats. Du hör till grupp { $group }.

    I Polku ser du vilka som hör till din grupp.
mail-small_group_confirmed-subject = Din smågrupp är bekräftad: { $programme }
mail-small_group_confirmed-body =
    I utvecklingsprogrammet { $programme } har smågrupperna i grupp { $group } bekräftats. Du hör till smågrupp { $small_group }.

    I Polku ser du vilka som hör till din smågrupp.
mail-offer-subject = Du erbjuds en plats: { $programme }
mail-offer-body =
    Du erbjuds en plats i programmet { $programme }.

    Svara senast { $deadline }.
mail-offer-kept =
    Om du inte svarar inom utsatt tid förfaller erbjudandet. Om reservplatserna ännu gäller erbjuds platsen nästa i tur. Annars kan platsen förbli obesatt.

    I Polku ser du motiveringarna till resultatet och kan själv kontrollera lottningen.
mail-promotion-subject = En plats har blivit ledig för dig: { $programme }
mail-promotion-body =
    En plats i programmet { $programme } har blivit ledig, och den erbjuds dig.

    Svara senast { $deadline }.
mail-promotion-kept =
    Om du inte svarar inom utsatt tid förfaller erbjudandet. Om reservplatserna ännu gäller erbjuds platsen nästa i tur. Annars kan platsen förbli obesatt.
mail-waiting-subject = Du står på reservplats: { $programme }
mail-waiting-body =
    Du hör till målgruppen för programmet { $programme }, men platserna var färre än de sökande. Du står på reservplats { $place }/{ $of }.

    Om en plats blir ledig för dig får du ett meddelande. Du behöver inte göra något nu.
mail-waiting-kept =
    I Polku ser du motiveringarna till resultatet och kan själv kontrollera lottningen.
mail-ineligible-subject = Urvalsresultat: { $programme }
mail-ineligible-body =
    Tack för din ansökan till programmet { $programme }. Du hör inte till målgruppen för programmet.

    Regel: { $rule }

    Motivering till regeln: { $reason }

    I stället erbjuds du: { $alternative }
mail-ineligible-kept =
    I Polku ser du vilka uppgifter som användes i urvalet och vad som hade ändrat resultatet.
mail-lapsed-subject = Den erbjudna platsen har förfallit: { $programme }
mail-lapsed-body =
    Du erbjöds en plats i programmet { $programme }. Vi fick inte ditt svar i tid, så erbjudandet förföll och platsen kan erbjudas nästa i tur.
mail-not_selected-subject = Urvalsresultat: { $programme }
mail-not_selected-body =
    Reservplatserna till programmet { $programme } gäller inte längre. Ingen plats blev ledig för dig, så du blev inte antagen den här gången.

    Du hörde till programmets målgrupp.

    Tack för att du ansökte.
mail-not_selected-kept =
    I Polku ser du hur din plats i ordningen bestämdes, och du kan själv kontrollera lottningen.

    Resultatet försämrar inte dina möjligheter i kommande ansökningsomgångar. Om du senare ansöker i en ansökningsomgång där platser reserveras för dem som blev utan plats i den här omgången räknas du till dem utan särskild begäran.
mail-check_answered-subject = Din begäran om kontroll har besvarats: { $programme }
mail-check_answered-body =
    Du begärde en kontroll av urvalsresultatet för programmet { $programme }. Din begäran har nu besvarats.

    Svaret och vad det betyder ser du i Polku på sidan för din ansökan.
mail-discontinued-subject = Ditt deltagande har upphört: { $programme }
mail-discontinued-body =
    Ditt deltagande i programmet { $programme } har antecknats som avbrutet, och din plats kan erbjudas nästa i tur.
mail-discontinued-kept =
    Anteckningen gjordes av koordinatorn. Om du anser att den är fel, kontakta genast ämbetsverkets koordinator.
mail-hours_asked-subject = Programmet tar mer tid än vad som lovades: { $programme }
mail-hours_asked-body =
    Innehållet i programmet { $programme } har ändrats. Vi har lovat att programmet tar { $promised }, och det nya innehållet tar { $takes }. { $unmeasured ->
        [0] Varje dag har räknats som 7 timmar 21 minuter, också en dag vars längd preciseras senare.
        [one] Dessutom ingår en ny tillställning vars längd ännu inte är känd. Varje dag har räknats som 7 timmar 21 minuter, också en dag vars längd preciseras senare.
       *[other] Dessutom ingår { $unmeasured } nya tillställningar vars längd ännu inte är känd. Varje dag har räknats som 7 timmar 21 minuter, också en dag vars längd preciseras senare.
    }

    Därför frågar vi om du samtycker till det nya timantalet. Svara i Polku: du kan ge ditt samtycke eller avbryta ditt deltagande. Om du inte svarar räknas det inte som samtycke, men du behåller din plats.
mail-path_offered-subject = Du erbjuds en annan stig: { $path }
mail-path_offered-body =
    Du sökte till programmet { $programme }. Nu erbjuds du ett annat program i samma projekt: { $path }. Platsen är reserverad för dig. Svara senast { $deadline }.

    Du bestämmer själv. Om du tar emot platsen flyttas din ansökan dit, och du är inte längre med i urvalet till { $programme }. Om du avböjer eller inte svarar är din ansökan kvar i urvalet precis som förut.

    I Polku ser du varför stigen erbjuds just dig.
mail-path_lapsed-subject = Svarstiden har gått ut: { $path }
mail-path_lapsed-body =
    Du erbjöds stigen { $path }. Du svarade inte i tid, så erbjudandet har förfallit.

    Din ansökan till { $programme } är kvar i urvalet precis som förut.
mail-accommodation_contact-subject = Ny kontaktperson för ditt önskemål om anpassning: { $programme }
mail-accommodation_contact-body =
    Du har berättat vad du behöver för att delta i programmet { $programme }. Från och med nu läser { $name }, { $title }, ditt önskemål. Den tidigare kontaktpersonen ser det inte längre.

    Du kan ändra eller radera önskemålet i Polku när som helst.
mail-accommodation_named-subject = Du är kontaktperson för anpassningar: { $programme }
mail-accommodation_named-body =
    Du har utsetts till kontaktperson för anpassningar i programmet { $programme }. Sökande och deltagare berättar för dig vad de behöver för att delta.

    Bara du och den som har skrivit önskemålet ser det. Varje visning registreras, och den som har skrivit önskemålet ser vem som har tittat på det. Spara inte önskemålen någon annanstans längre än arrangemangen kräver.
mail-supervisor_informed-subject = Någon i ditt team har sökt till programmet: { $programme }
mail-supervisor_informed-body =
    Någon i ditt team har sökt till programmet { $programme }. I Polku ser du vem det är och hur mycket arbetstid programmet tar.

    Du behöver inte göra något. Du väljer inte deltagarna och ser inte vad som står i ansökan.
mail-supervisor_asked-subject = Går deltagandet att ordna på arbetstid? { $programme }
mail-supervisor_asked-body =
    Någon i ditt team har sökt till programmet { $programme }. Berätta i Polku senast { $until } om deltagandet går att ordna på arbetstid. Där ser du vem den sökande är och hur mycket arbetstid programmet tar.

    Svaret gäller bara arbetstiden. Det påverkar inte urvalet, och den sökande ser det genast. Om du inte svarar påverkar det ingenting.
mail-supervisor_reminded-subject = Påminnelse: går deltagandet att ordna på arbetstid? { $programme }
mail-supervisor_reminded-body =
    Du har fått frågan om deltagandet i programmet { $programme } går att ordna på arbetstid. Du kan svara i Polku senast { $until }.

    Det här är den enda påminnelsen. Om du inte svarar påverkar det ingenting.
mail-working_time_stated-subject = Din chef har svarat om arbetstiden: { $programme }
mail-working_time_stated-body =
    Din chef har berättat om ditt deltagande i programmet { $programme } går att ordna på arbetstid. Svaret påverkar inte urvalet.

    Du ser svaret i Polku på sidan för din ansökan. Där kan du också kommentera det kort.
mail-people_merged-subject = Dina uppgifter har slagits ihop i personalregistret
mail-people_merged-body =
    I personalregistret fanns två poster som gäller dig. De slogs ihop { $day }, och dina ansökningar, ditt deltagande och dina övriga uppgifter finns nu på ett ställe. På sidan Mina uppgifter i Polku ser du vilka poster det gäller och varför de slogs ihop.

    Om posterna gäller två olika personer ska du genast meddela ämbetsverkets koordinator för utvecklingsprogrammen. Sammanslagningen kan ångras till och med { $until }, om det som flyttades inte har ändrats under tiden.
mail-sessions_published-subject = { $count ->
        [one] Tiden för en träff är bestämd: { $programme }
       *[other] Tiderna för { $count } träffar är bestämda: { $programme }
    }
mail-sessions_published-body =
    { $count ->
        [one] En träff som du deltar i har publicerats i programmet { $programme }: { $when }.
       *[other] { $count } träffar som du deltar i har publicerats i programmet { $programme }. Den första är { $when }.
    }

    { $count ->
        [one] Kalenderinbjudan finns i det här meddelandet.
       *[other] Du får en kalenderinbjudan till varje träff för sig.
    } Tider och platser ser du i Polku via sidan Min stig.
mail-session_changed-subject = En träff har ändrats: { $programme }
mail-session_changed-body =
    En träff som du deltar i har ändrats i programmet { $programme }. Den börjar nu { $when }.

    Din kalender uppdateras med det här meddelandet. Tid och plats ser du i Polku via sidan Min stig.
mail-session_opened_choice-subject = Du kan välja hur du deltar: { $programme }
mail-session_opened_choice-body =
    Träffen { $when } i programmet { $programme } hålls som hybrid: du kan komma på plats eller delta på distans.

    Välj hur du deltar senast { $until }: { $link }

    Om du inte väljer reserveras ingen plats för dig. Du är ändå välkommen på plats så länge det finns rum. Din kalender uppdateras med det här meddelandet.
mail-session_cancelled-subject = En träff är inställd: { $programme }
mail-session_cancelled-body =
    En träff i programmet { $programme } är inställd: { $when }.

    Träffen försvinner ur din kalender med det här meddelandet. Orsaken ser du i Polku via sidan Min stig. Träffen ordnas senare. Du får ett meddelande när den nya tiden är bestämd.
mail-facilitator_invited-subject = Du har bjudits in till ett uppdrag: { $programme }
mail-facilitator_invited-body =
    Du har bjudits in att leda träffar eller planera i programmet { $programme }. Uppdraget gäller till och med { $until }.

    Logga in i Polku och läs sekretessvillkoren. När du har godkänt dem ser du dina egna träffar. Om du inte har något konto ännu får du en länk till det i ett separat meddelande.

    { $link }
mail-leading_assigned-subject = { $count ->
        [one] Du leder en träff: { $programme }
       *[other] Du leder { $count } träffar: { $programme }
    }
mail-leading_assigned-body =
    { $count ->
        [one] Du har antecknats som ledare för en träff i programmet { $programme } som börjar { $when }.
       *[other] Du har antecknats som ledare för { $count } träffar i programmet { $programme }. Den första börjar { $when }.
    }

    Tid, plats och genomförandesätt ser du i Polku på sidan Träffar du leder: { $link }
mail-leading_changed-subject = En träff som du leder har ändrats: { $programme }
mail-leading_changed-body =
    En träff som du leder i programmet { $programme } har ändrats. Den börjar nu { $when }.

    Tid, plats och genomförandesätt ser du i Polku: { $link }
mail-leading_cancelled-subject = En träff som du leder är inställd: { $programme }
mail-leading_cancelled-body =
    Träffen { $when } i programmet { $programme } är inställd.

    Dina träffar ser du i Polku: { $link }
mail-leading_ended-subject = Du leder inte längre en träff: { $programme }
mail-leading_ended-body =
    Du är inte längre antecknad som ledare för träffen i programmet { $programme } som börjar { $when }.

    Dina träffar ser du i Polku: { $link }
mail-session-line = { $when } – { $mode }{ $choosing ->
    [yes] . Välj senast { $until } om du kommer på plats eller deltar på distans: { $link }
   *[no] .
}
mail-sessions_turned-subject = { $count ->
        [one] En träff ordnas på ett annat sätt: { $programme }
       *[other] { $count } träffar ordnas på ett annat sätt: { $programme }
    }
mail-sessions_turned-body =
    { $count ->
        [one] I programmet { $programme } ordnas en träff som du deltar i på ett annat sätt än vi tidigare har meddelat.
       *[other] I programmet { $programme } ordnas { $count } träffar som du deltar i på ett annat sätt än vi tidigare har meddelat.
    } Orsak: { $cause }.

    { $sessions }

    Tiderna ändras inte. Platsen eller hur du deltar på distans ser du i Polku via sidan Min stig. Din kalender uppdateras med det här meddelandet eller med separata kalenderinbjudningar.
mail-sessions_turned_back-subject = { $count ->
        [one] Rättelse: träffen ordnas som vi först meddelade: { $programme }
       *[other] Rättelse: { $count } träffar ordnas som vi först meddelade: { $programme }
    }
mail-sessions_turned_back-body =
    Vi meddelade tidigare att träffar i programmet { $programme } ordnas på ett annat sätt. Ändringen har ångrats, och de här träffarna ordnas så här:

    { $sessions }

    Tiderna ändras inte. Din kalender uppdateras med det här meddelandet eller med separata kalenderinbjudningar.
mail-leading_turned-subject = { $count ->
        [one] En träff som du leder ordnas på ett annat sätt: { $programme }
       *[other] { $count } träffar som du leder ordnas på ett annat sätt: { $programme }
    }
mail-leading_turned-body =
    { $count ->
        [one] En träff i programmet { $programme } som du leder ordnas på ett annat sätt än förut. Den börjar { $when }.
       *[other] { $count } träffar i programmet { $programme } som du leder ordnas på ett annat sätt än förut. Den första börjar { $when }.
    }

    Tiderna ändras inte. Plats och genomförandesätt ser du i Polku: { $link }
mail-place_reminder-subject = Påminnelse om en erbjuden plats: { $programme }
mail-place_reminder-body =
    Du har erbjudits en plats i programmet { $programme } men har ännu inte svarat.

    Svara senast { $deadline }.
mail-place_reminder-kept =
    Om du inte svarar inom utsatt tid förfaller erbjudandet. Du väljer fritt om du tar emot platsen eller avstår från den.
mail-way_reminder-subject = Välj hur du deltar: { $programme }
mail-way_reminder-body =
    En träff i programmet { $programme } börjar { $when }. Du kan komma till platsen eller delta på distans, men har ännu inte valt.

    Välj sätt att delta senast { $until }.
mail-way_reminder-kept =
    Om du inte väljer reserveras ingen plats för dig. Du kan ändå komma om det finns rum.
mail-calendar_declined-subject = Att avböja kalenderinbjudan är ingen frånvaroanmälan: { $programme }
mail-calendar_declined-body =
    Inbjudan till en träff i programmet { $programme } har avböjts i din kalender. Träffen börjar { $when }.

    Att avböja är ingen frånvaroanmälan, och vi räknar fortfarande med att du kommer. Koordinatorn och ledaren för träffen ser bara att inbjudan har avböjts i kalendern.

    Om du inte kan komma, anmäl det i Polku innan träffen börjar. Vi frågar inte efter orsaken. Om du kommer behöver du inte göra något, även om det inte var du själv som avböjde inbjudan.
mail-terms_reminder-subject = Godkänn sekretessvillkoren: { $programme }
mail-terms_reminder-body =
    Du har antecknats som ledare för träffar i programmet { $programme } men har ännu inte godkänt sekretessvillkoren. Nästa träff som du leder börjar { $when }.

    Läs villkoren och godkänn dem i Polku: { $link }

    Du ser dina träffar, deltagarna och materialet först när du har godkänt villkoren. Om du inte har öppnat ditt konto ännu och länken i inbjudan inte längre fungerar kan du be programmets koordinator om en ny länk.
mail-wording_trial-subject = Test: { $subject }
mail-wording_trial-body =
    Det här är ett testmeddelande. Det kom bara till dig, och uppgifterna i det är påhittade.

    { $text }
mail-made-up-rule = Programmet är avsett för chefer.
mail-made-up-reason = Programmet bygger på att leda en egen grupp.
mail-made-up-alternative = eOppiva-kursen Arbetslivsfärdigheter
