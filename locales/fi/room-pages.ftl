# Viraston tilojen luettelo.
rooms-lead = Viraston tilat, joissa tapaamisia pidetään. Tapaaminen on tilassa, kun sen paikaksi on kirjoitettu tilan nimi. Osallistujat näkevät, montako istumapaikkaa tilassa on, pääseekö sinne portaitta ja onko siellä induktiosilmukka.
rooms-one = Tila
rooms-none = Tiloja ei ole vielä lisätty
rooms-none-what = Kun tila on luettelossa, palvelu varoittaa, jos ryhmä ei mahdu sinne.
rooms-add = Lisää tila
rooms-name = Tilan nimi
rooms-name-hint = Sama nimi, jolla tila merkitään tapaamisen paikaksi.
rooms-access-hint = Esimerkiksi: Luiska on pihan puoleisella ovella. Kerro vain tilasta, älä ihmisistä.
rooms-ahead = Tulevia tapaamisia
rooms-use = Käyttö
rooms-in-use = käytössä
rooms-retired = poistettu käytöstä
rooms-retired-hint = Tilaa ei enää tarjota tapaamisiin. Siellä jo suunnitellut tapaamiset säilyvät, ja niistä varoitetaan.
rooms-leave = Takaisin tiloihin
