# Linkki koosteen asetuksiin.
digest-link = Kooste sähköpostiin
digest-link-what = Halutessasi saat yhdessä viestissä tiedon siitä, mitä on tulossa ja mikä odottaa sinua.
digest-link-to = Koosteen asetukset
