# Polun osiot, toteutustavat ja tunnit.
path-of = Polku: { $name }
element-call-and-selection = Haku ja valinta
element-kick-off = Aloitusinfo
element-survey = Kysely
element-orientation-day = Orientaatiopäivä
element-mapping = Kehittymiskartoitus
element-group-feedback = Ryhmäpalaute
element-training-day = Valmennuspäivä
element-lecture = Luento
element-small-group-coaching = Pienryhmävalmennus
element-mentoring = Mentorointi
element-closing-event = Päätöstilaisuus
element-mode-in-person = kasvokkain
element-mode-remote = etänä
element-mode-hybrid = hybridinä
element-full-day = koko päivä
element-day = päivä
element-length-open = kesto tarkentuu
element-times = { $times } × { $length }
hours-and-open = { $hours }, lisäksi { $open ->
    [one] yksi tilaisuus, jonka kesto tarkentuu
   *[other] { $open } tilaisuutta, joiden kesto tarkentuu
}
hours-full-day = Koko päivä lasketaan 7 tunniksi 21 minuutiksi.
hours-open = Joidenkin tilaisuuksien kesto ei ole vielä tiedossa. Niitä ei ole laskettu tunteihin.
hours-may-grow = Jos tuntimäärä kasvaa luvatusta enemmän kuin { $hours }, osallistujilta pyydetään suostumus uudelleen.
hours-may-not-grow = Jos tuntimäärä kasvaa luvatusta, osallistujilta pyydetään suostumus uudelleen.
hours-days = { $count ->
    [one] yksi päivä
   *[other] { $count } päivää
}
hours-not-stated = kesto tarkentuu
hours-and-days = { $hours } ja { $count ->
    [one] yksi päivä
   *[other] { $count } päivää
}
