# Läsnäolo ja tunnit: sanat, jotka ovat samat osallistujalle ja koordinaattorille.
attendance-on-site = paikalla
attendance-remote = etänä
attendance-partly-on-site = osittain paikalla
attendance-partly-remote = osittain etänä
attendance-apologised = ilmoittanut poissaolosta
attendance-absent = poissa
attendance-withdrawn = ilmoitus peruttu
hours-element = Osio
hours-promised = Luvattu
hours-invited = Kutsuttu
hours-attended = Osallistuttu
hours-to-be-held = Peruttu, pidetään myöhemmin
hours-to-come = Tulossa
hours-outside = Osiot, jotka eivät ole enää ohjelmarungossa
hours-not-said = pituutta ei ole annettu
hours-ways = { $hours } (paikalla { $onsite }, etänä { $remote })
