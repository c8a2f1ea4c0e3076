# Ämbetsverkets lokaler i träffar: för alla som ser träffen.
room-address = Adress
room-seats = Antal sittplatser
room-step-free = Tillträde utan trappsteg
room-induction-loop = Hörslinga
room-access = Vägen in
room-yes = finns
room-no = finns inte
room-unknown = ingen uppgift
room-warning = kontrollera lokalen
room-warning-retired = Lokalen används inte längre.
room-warning-seats = Lokalen har { $seats ->
    [one] en sittplats
   *[other] { $seats } sittplatser
}, men { $planned } personer kan komma dit.
