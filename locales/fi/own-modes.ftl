# Oman tapaamisen toteutustavan muutos ja etäosallistuminen.
own-mode-changed = Toteutustapa on muuttunut. Aiemmin: { $from }. Syy: { $cause }.
own-join = Liity etänä
own-join-opens = Painike etäosallistumiseen tulee tähän { $when }. Lataa sivu silloin uudelleen.
