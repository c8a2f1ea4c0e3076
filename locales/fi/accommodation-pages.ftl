# Järjestelytoiveet: yhteyshenkilön sivu ja yhteyshenkilön nimeäminen.
accommodation-page-lead = Mitä hakijat ja osallistujat tarvitsevat osallistuakseen. Vain sinä luet nämä toiveet ja hoidat järjestelyt.
accommodation-page-trace = Jokainen katselu kirjataan, ja toiveen kirjoittaja näkee, kuka sitä on katsonut. Älä säilytä toiveita muualla pidempään kuin järjestelyt vaativat.
accommodation-page-none = Toiveita ei ole
accommodation-page-none-what = Näet täällä toiveet niistä ohjelmista, joiden yhteyshenkilö olet.
accommodation-takes-part = osallistuu
accommodation-may-take-part = voi saada paikan
accommodation-contact-title = Järjestelytoiveiden yhteyshenkilö
accommodation-contact-lead = Hakijat ja osallistujat voivat kertoa yhdelle nimetylle henkilölle, mitä he tarvitsevat osallistuakseen. Kukaan muu ei näe toiveita.
accommodation-contact-who = Kuka lukee toiveet?
accommodation-contact-none = Yhteyshenkilöä ei ole nimetty, joten toiveita ei voi vielä kertoa.
accommodation-contact-is = Toiveet lukee nyt { $name }, { $title }.
accommodation-contact-reads-not = Yhteyshenkilöksi on nimetty { $name }, { $title }, mutta hän ei voi enää lukea toiveita. Nimeä toinen henkilö.
accommodation-contact-email = Yhteyshenkilön työsähköposti
accommodation-contact-email-hint = Henkilöllä on oltava käyttäjätunnus. Ohjelman päättäjä tai arvioija ei voi olla yhteyshenkilö. Kun yhteyshenkilö vaihtuu, aiempi yhteyshenkilö ei enää näe toiveita. Toiveensa kertoneet saavat viestin, jossa kerrotaan uusi yhteyshenkilö.
accommodation-contact-name = Nimeä yhteyshenkilö
accommodation-contact-named = Yhteyshenkilö on nimetty.
accommodation-contact-wrong = Tarkista osoite. Anna sellaisen henkilön työsähköposti, jolla on käyttäjätunnus ja joka ei ole ohjelman päättäjä tai arvioija.
