# Kortet på Min stig för en chef vars medarbetare har sökt.
supervised-card-over = Som chef
supervised-card-asked = Går deltagandet att ordna på arbetstid?
supervised-card-waiting = { $count ->
    [one] En ansökan i ditt team väntar på ditt svar. Svara senast { $date }.
   *[other] { $count } ansökningar i ditt team väntar på ditt svar. Den första svarstiden går ut { $date }.
}
supervised-card-told = Någon i ditt team har sökt till ett program
supervised-card-what = Du ser vilka som har sökt och hur mycket arbetstid programmet tar.
supervised-card-go = Visa ansökningarna i ditt team
