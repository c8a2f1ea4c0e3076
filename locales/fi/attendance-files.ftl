# Otsikot ja solut tiedostoissa, jotka kertovat tunneista ja koulutuspäivistä.
hours-file-title = Tunnit henkilöittäin
hours-file-promised = Luvattu (min)
hours-file-invited = Kutsuttu (min)
hours-file-attended = Osallistuttu (min)
hours-file-on-site = Paikalla (min)
hours-file-remote = Etänä (min)
hours-file-to-come = Tulossa (min)
hours-file-unmarked = Tapaamisia ilman merkintää
training-days-title = Koulutuspäivät vuosittain
training-days-year = Vuosi
training-days-category = Osion laji
training-days-people = Henkilöitä
training-days-days = Koulutuspäiviä
training-days-hours = Tunteja
training-days-hidden = alle { $count } henkilöä
