# Ansökans poäng: bedömarens och den sökandes sidor.
score-criterion = Bedömningsgrund
score-points = Poäng
score-reason = Motivering
score-sum = Viktade poäng totalt { $sum }
score-assessor = Bedömare { $number }
score-settled = Slutliga poäng
own-points = Poängen för din ansökan
own-points-what = Två bedömare gav din ansökan poäng utan att se ditt namn. Om de var oense ser du också de slutliga poängen.
own-points-total = Poäng totalt
own-points-back = Din ansökan
