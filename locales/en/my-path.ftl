# My path.
my-path-answer = Answer the offer
my-path-reasons = Show the outcome and its reasons
my-path-waiting = You need not do anything now. If a place becomes free for you, you see it here and get an e-mail about it.
my-path-can-change = You can change or withdraw the application until the call closes on { $moment }.
my-path-under-review = You get the outcome with its reasons when the decider has confirmed the selection.
my-path-group = You are in group { $number }. The members of your group are on this page.
my-path-group-title = Group { $number }
my-path-empty = You are not on any path yet
my-path-empty-what = When you apply to a programme, you see here what happens next.
my-path-open-call = A call is open
my-path-see-call = Have a look and apply
my-path-earlier = Earlier applications
my-path-hours = Hours
my-path-hours-promised = This is how much time the programme takes.
my-path-applied-on = Application sent { $date }
my-path-share = Go to your seed share
my-path-stop-next = next
