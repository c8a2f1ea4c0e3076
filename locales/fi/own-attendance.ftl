# Oma läsnäolo ja omat tunnit.
own-apology-what = Jos et pääse tapaamiseen, ilmoita siitä ennen kuin se alkaa. Syytä ei kysytä. Kutsun hylkääminen kalenterissa ei riitä.
own-apology-give = Ilmoita, etten pääse
own-apology-give-of = Ilmoita, etten pääse tapaamiseen { $when }
own-declined-in-calendar = Kutsu on hylätty kalenterissasi. Se ei ole poissaoloilmoitus. Jos et pääse tapaamiseen, ilmoita siitä tässä.
own-apology-withdraw = Peru ilmoitus, pääsen sittenkin
own-apology-withdraw-of = Peru ilmoitus, pääsen sittenkin tapaamiseen { $when }
own-apology-given = Poissaolosi on ilmoitettu koordinaattorille.
own-apology-withdrawn = Ilmoitus on peruttu. Tervetuloa tapaamiseen.
own-attendance-counted = Sinulle on laskettu { $hours }
own-attendance-history = Mitä läsnäolostasi on merkitty
own-attendance-by-me = merkitsit itse
own-attendance-by-lead = vetäjä merkitsi
own-attendance-by-them = koordinaattori merkitsi
own-hours = Tuntini: { $programme }
own-hours-what = Luvattu aika perustuu ohjelmarunkoon ja kutsuttu aika julkaistuihin tapaamisiin. Osallistuttu aika karttuu, kun läsnäolosi on merkitty.
