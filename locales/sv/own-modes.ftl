# Ändringar i hur den egna träffen ordnas, och deltagande på distans.
own-mode-changed = Träffen ordnas på ett annat sätt. Tidigare: { $from }. Orsak: { $cause }.
own-join = Delta på distans
own-join-opens = Knappen för distansdeltagande visas här { $when }. Ladda om sidan då.
