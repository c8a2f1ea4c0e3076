# Hakemusten arviointiperusteet.
criteria-title = Arviointiperusteet
criterion-weight = Pisteitä 0–{ $highest }, painokerroin { $weight }
criterion-read-from = Arvioidaan vastauksista: { $questions }
criteria-limit-is = Jos arvioijien painotetut pisteet eroavat vähintään { $limit } pistettä, arvioijat sopivat pisteistä tai kolmas arvioija ratkaisee asian.
