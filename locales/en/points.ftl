# The points of an application: the assessor’s pages and the applicant’s.
score-criterion = Criterion
score-points = Points
score-reason = Reason
score-sum = Weighted points in all { $sum }
score-assessor = Assessor { $number }
score-settled = Final points
own-points = The points of your application
own-points-what = Two assessors scored your application without its name. If they disagreed, you also see the final points.
own-points-total = Points in all
own-points-back = Your application
