# Min stig.
my-path-answer = Svara på erbjudandet
my-path-reasons = Visa resultatet och motiveringarna
my-path-waiting = Du behöver inte göra något nu. Om en plats blir ledig för dig ser du det här och får ett meddelande per e-post.
my-path-can-change = Du kan ändra eller återta ansökan tills ansökningstiden går ut { $moment }.
my-path-under-review = Du får resultatet med motiveringar när beslutsfattaren har bekräftat urvalet.
my-path-group = Du är i grupp { $number }. På den här sidan ser du vilka som hör till gruppen.
my-path-group-title = Grupp { $number }
my-path-empty = Du är inte på någon stig ännu
my-path-empty-what = När du ansöker till ett utvecklingsprogram ser du här vad som händer härnäst.
my-path-open-call = Ansökan är öppen
my-path-see-call = Läs mer och ansök
my-path-earlier = Tidigare ansökningar
my-path-hours = Timmar
my-path-hours-promised = Så här mycket tid tar programmet.
my-path-applied-on = Ansökan skickad { $date }
my-path-share = Gå till frötalet
my-path-stop-next = härnäst
