# Checking the draw in the browser.
draw-check-title = Check the draw yourself
draw-check-lead = Your browser computes the draw again from the published proof. Nothing is sent to the server.
draw-check-run = Check in this browser
draw-check-file = Download the proof as a file
draw-check-own-line = Your pool line
draw-check-passed = The draw was computed correctly
draw-check-failed = The proof does not hold
draw-check-failed-what = Your browser got a different result from the one in the proof. Contact the coordinator and quote the line below.
draw-check-own-seat = Your own line has rank { $rank }: it got a place.
draw-check-own-waiting = Your own line has rank { $rank }: it is on the waiting list.
draw-check-own-absent = The line is not in the draw. Check that it is typed correctly.
draw-check-pool = Pool lines
draw-check-seats = Places
draw-check-commitment = Digest of the commitment
draw-check-compare = Compare the digest with the one published before the draw.
draw-check-line-hint = You see your own line on the page of your application. You can also check the draw without a line.
draw-check-own-not-yours = The line was not made from your application. Contact the coordinator.
