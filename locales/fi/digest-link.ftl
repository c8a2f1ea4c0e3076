# Linkki koosteen asetuksiin.
digest-link = Kooste sähköpostiin
digest-link-what = Saat halutessasi kootusti tiedon siitä, mitä on tulossa ja mikä odottaa sinua.
digest-link-to = Koosteen asetukset
