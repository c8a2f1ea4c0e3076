### Ryhmät: miksi jako ei onnistu. Itse ryhmätaulun tekstit ovat koordinaattorin teksteissä.

groups-infeasible-line = Nämä henkilöt ovat kaikki samassa esihenkilölinjassa, ja ryhmiä on vain { $groups }. Kaksi heistä joutuisi samaan ryhmään: { $people }.
groups-infeasible-ring = Nämä henkilöt pitäisi erottaa toisistaan parittoman mittaisessa ketjussa, mikä ei onnistu kahdessa ryhmässä: { $people }.
groups-infeasible-too-few = Nämä henkilöt pitäisi erottaa toisistaan niin monella tavalla, että { $groups } ryhmää ei riitä: { $people }.
groups-infeasible-sizes = Nämä henkilöt voidaan erottaa toisistaan, mutta ei näin suurissa ryhmissä: { $people }.
groups-infeasible-not-found = Ehdot täyttävää jakoa ei löytynyt, mutta mahdottomaksikaan sitä ei osoitettu. Kokeile toisia ryhmäkokoja.
