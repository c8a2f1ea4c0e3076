# Viraston tilat tapaamisissa: kaikille, jotka näkevät tapaamisen.
room-address = Osoite
room-seats = Istumapaikkoja
room-step-free = Portaaton pääsy
room-induction-loop = Induktiosilmukka
room-access = Kulku tilaan
room-yes = on
room-no = ei ole
room-unknown = ei tiedossa
room-warning = tarkista tila
room-warning-retired = Tila on poistettu käytöstä.
room-warning-seats = Tilassa on { $seats ->
    [one] yksi istumapaikka
   *[other] { $seats } istumapaikkaa
}, mutta paikalle voi tulla { $planned } ihmistä.
