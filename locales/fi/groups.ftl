### Ryhmät: miksi jako ei onnistu. Itse ryhmätaulun tekstit ovat koordinaattorin teksteissä.

groups-infeasible-line = Nämä henkilöt kuuluvat kaikki samaan esihenkilöketjuun, mutta ryhmiä on vain { $groups }. Kaksi heistä joutuisi samaan ryhmään: { $people }.
groups-infeasible-ring = Nämä henkilöt muodostavat kehän, jossa vierekkäisten pitää olla eri ryhmissä. Koska heitä on pariton määrä, kaksi ryhmää ei riitä: { $people }.
groups-infeasible-too-few = Näin monta toisistaan erotettavaa henkilöä ei mahdu ryhmiin, kun ryhmiä on { $groups }: { $people }.
groups-infeasible-sizes = Nämä henkilöt voidaan erottaa toisistaan, mutta ei tämänkokoisissa ryhmissä: { $people }.
groups-infeasible-units = Näistä yksiköistä on enemmän osallistujia kuin ryhmiin mahtuu, kun samasta yksiköstä saa olla ryhmässä enintään { $maximum }: { $units }.
groups-infeasible-languages = Näillä henkilöillä ei ole riittävästi yhteisiä kieliä näihin ryhmiin: { $people }.
groups-infeasible-wishes = Kaikkia osallistujien omia toiveita ei voi täyttää. Kokeile muita ryhmäkokoja tai rajoja.
groups-infeasible-not-found = Ehdot täyttävää jakoa ei löytynyt, mutta sitä ei myöskään osoitettu mahdottomaksi. Kokeile muita ryhmäkokoja.
