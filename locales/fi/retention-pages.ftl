# Tietojen säilytys: hallinnon ja tietosuojavastaavan sivu.
retention-title = Tietojen säilytys
retention-lead = Mitä tietoja säilytetään ja kuinka kauan, mitä poistetaan seuraavaksi ja mitä on jo poistettu. Palvelu poistaa tiedot itse öisin, kun niiden säilytysaika on päättynyt.
retention-off = Poistaminen on kytketty pois päältä
retention-off-what = Tietoja ei nyt poisteta, vaikka niiden säilytysaika olisi päättynyt. Palvelun ylläpitäjä voi kytkeä poistamisen päälle.
retention-due = Seuraavaksi poistettavat
retention-due-what = Tiedot, joiden säilytysaika päättyy viimeistään { $until }.
retention-due-none = Hakemuksia ei poisteta tänä aikana.
retention-more = Ohjelmia on enemmän kuin luettelossa.
retention-programme = Ohjelma
retention-call = Haku päättyi
retention-over = Ohjelma päättyi
retention-due-on = Poistetaan
retention-kind-applications = Hakemukset
retention-kind-people = Henkilötiedot
retention-kind-accounts = Käyttäjätunnukset
retention-kind-looks = Merkinnät tietojen katselusta
retention-kind-entries = Muutoslokin merkinnät
retention-few = alle { $fewest }
retention-kept = Säilytetään, koska ohjelma on kesken
retention-kept-what = Näiden hakujen päättymisestä on kulunut lähes kaksi vuotta tai enemmän, mutta hakemuksia ei poisteta, ennen kuin ohjelma on päättynyt kaikkien hakijoiden osalta. Säilytysaika lasketaan siitä.
retention-because = Miksi kesken
retention-because-taking-part = Joku on yhä merkitty osallistujaksi. Koordinaattori voi merkitä osallistumisen loppuun suoritetuksi tai keskeytetyksi.
retention-because-undecided = Jokin hakemus odottaa vielä valinnan tulosta tai hakijan vastausta.
retention-because-check = Johonkin tarkistuspyyntöön ei ole vastattu.
retention-classes = Säilytysajat
retention-classes-what = Samat ajat koskevat kaikkia ohjelmia. Aika lasketaan kokonaisina päivinä, ja tiedot poistetaan viimeisen säilytyspäivän jälkeisenä yönä.
retention-class = Tiedot
retention-holds = Mitä niihin kuuluu
retention-how-long = Kuinka kauan säilytetään
retention-years = { $count ->
    [one] vuosi
   *[other] { $count } vuotta
}
retention-months = { $count ->
    [one] kuukausi
   *[other] { $count } kuukautta
}
retention-after-programme = { $term } siitä, kun ohjelma päättyi kaikkien hakijoiden osalta
retention-after-leaving = { $term } siitä, kun henkilö jäi pois henkilöstörekisteristä tai käyttäjätunnus suljettiin, ja vähintään niin kauan kuin henkilön hakemusta säilytetään
retention-after-deed = { $term } tapahtumasta
retention-while-needed = Vain niin kauan kuin tietoa tarvitaan
retention-stays = Pysyvästi
retention-application = Hakemukset ja osallistuminen
retention-application-what = Hakijan vastaukset, pisteet, valinnan tulos perusteluineen, tarjottu paikka, tarkistuspyynnöt ja osallistumisen vaiheet.
retention-need = Järjestelytoiveet
retention-need-what = Mitä hakija tai osallistuja tarvitsee voidakseen osallistua. Poistetaan heti, kun hakemuksen käsittely tai osallistuminen päättyy.
retention-register = Henkilötiedot ja käyttäjätunnukset
retention-register-what = Henkilöstörekisterin tiedot, kuten nimi, sähköposti, yksikkö, tehtävä ja esihenkilö, sekä käyttäjätunnus ja tietojen yhdistämisen perustelut.
retention-trace = Lokit
retention-trace-what = Kuka muutti mitä ja kuka katseli kenen tietoja. Lokeissa ei ole nimiä.
retention-mail = Viestit
retention-mail-what = Palvelun lähettämät sähköpostit sisältöineen.
retention-secret = Kirjautumisen tunnisteet
retention-secret-what = Salasanojen, kirjautumisten ja linkkien tiivisteet, joista alkuperäistä ei saa selville.
retention-passing = Väliaikaiset tiedot
retention-passing-what = Kirjautumiset, kertakäyttöiset linkit ja palvelun omat tehtävät: tunneista kuukauteen.
retention-official = Päättäjän nimi
retention-official-what = Päätöksen tehneen virkamiehen nimi ja virkanimike osana julkista päätöstä.
retention-structure = Ohjelmat ja valinnan todiste
retention-structure-what = Ohjelmat, säännöt, arvonnan julkinen todiste ja lukumäärät. Näistä ei selviä, kuka haki.
retention-reports = Poistetut tiedot
retention-reports-what = Luettelossa on vain lukumääriä, ei tietoja henkilöistä.
retention-reports-none = Tietoja ei ole vielä poistettu.
retention-day = Päivä
retention-erased = Mitä poistettiin
retention-line = { $kind }: { $count }
