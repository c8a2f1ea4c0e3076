# Palvelun oma viestilaatikko.
mail-pages-title = Lähteneet viestit
mail-pages-lead = Tämä asennus ei lähetä viestejä sähköpostina. Ne jäävät tähän luettaviksi.
mail-pages-empty = Viestejä ei ole vielä lähtenyt
mail-pages-to = Vastaanottaja: { $recipient }, { $at }
