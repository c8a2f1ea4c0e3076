# The link to the calendar file, beside an offer.
answer-by-save = Lisää kalenteriin
answer-by-shown = Merkintä koskee viimeistä vastauspäivää. Se näkyy kaikille, jotka näkevät kalenterisi.
