# Päättäjän sivut.
approvals-title = Hyväksynnät
approvals-lead = Haut, valinnat, tarkistuspyynnöt ja muut asiat, jotka odottavat päätöstäsi.
approvals-empty = Mikään ei odota sinua nyt
approvals-empty-what = Kun koordinaattori lähettää sinulle haun, kun valinnan paikat on arvottu tai kun joku pyytää tarkistusta, näet sen täällä.
approvals-call = Haku: { $name }
approvals-open-call = Lue haku ja päätä
approvals-selection = Valinta: { $name }
approvals-selection-what = Arvonta on tehty. Lista odottaa vahvistustasi. Hakijoille ei ole vielä kerrottu mitään.
approvals-open-selection = Katso lista ja vahvista
approval-title = Haku: { $name }
approval-lead = Haku sellaisena kuin hakijat näkevät sen sekä sääntöjä koskevat päätökset.
approval-not-waiting = Tämä haku ei odota hyväksyntää.
approval-decision = Päätös
approval-choose = Mitä päätät
approval-approve = Hyväksyn haun
approval-approve-what = Haku alkaa hakuajan ensimmäisenä päivänä. Ehtoja ja sääntöjä ei voi enää muuttaa.
approval-return = Palautan haun korjattavaksi
approval-return-what = Koordinaattori näkee huomautuksesi ja voi muuttaa hakua.
approval-note = Mitä on muutettava
approval-note-hint = Koordinaattori lukee tämän haun sivulta.
approval-then = Nimesi ja virkanimikkeesi näkyvät haun hyväksyjänä.
approval-confirm = Vahvista päätös
approval-send-back = Palauta haku
approval-approved = Haku on hyväksytty.
approval-returned = Haku on palautettu koordinaattorille.
approvals-checks = Tarkistuspyynnöt: { $name }
approvals-checks-what = { $count ->
    [one] Yksi tarkistuspyyntö odottaa vastausta. Vastaa viimeistään { $date }.
   *[other] { $count } tarkistuspyyntöä odottaa vastausta. Vastaa ensimmäiseen viimeistään { $date }.
}
approvals-open-checks = Vastaa tarkistuspyyntöihin
approvals-addenda = Lisäys hakuun: { $name }
approvals-addenda-what = { $count ->
    [one] Yksi lisäys odottaa päätöstäsi. Hakijoille ei ole vielä kerrottu siitä.
   *[other] { $count } lisäystä odottaa päätöstäsi. Hakijoille ei ole vielä kerrottu niistä.
}
approvals-open-addenda = Lue lisäys ja päätä
approvals-waiting-list = Varasijat: { $name }
approvals-waiting-list-what = Varasijojen viimeinen päivä on mennyt. Ne, jotka ovat vielä varasijalla, odottavat lopullista tietoa.
approvals-open-waiting-list = Päätä varasijat
