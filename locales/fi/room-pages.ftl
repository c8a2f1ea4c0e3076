# Viraston tilojen luettelo.
rooms-lead = Viraston tilat, joissa tapaamisia pidetään. Tapaaminen on tilassa, kun sen paikaksi on kirjoitettu tilan nimi. Osallistujat näkevät, kuinka monta istumapaikkaa tilassa on, pääseekö sinne ilman portaita ja onko siellä induktiosilmukka.
rooms-one = Tila
rooms-none = Tiloja ei ole vielä lisätty
rooms-none-what = Kun tila on luettelossa, palvelu varoittaa, jos ryhmä ei mahdu sinne.
rooms-add = Lisää tila
rooms-name = Tilan nimi
rooms-name-hint = Nimi, jolla tila merkitään tapaamisen paikaksi.
rooms-access-hint = Esimerkiksi: Luiska on pihan puoleisella ovella. Kerro vain tilasta, älä ihmisistä.
rooms-ahead = Tulevia tapaamisia
rooms-use = Käyttö
rooms-in-use = käytössä
rooms-retired = poistettu käytöstä
rooms-retired-hint = Tilaa ei enää tarjota tapaamisiin. Tilaan jo suunnitellut tapaamiset säilyvät, mutta niiden kohdalla näkyy varoitus.
rooms-leave = Takaisin tiloihin
