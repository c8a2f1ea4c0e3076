# The texts around every page.
app-name = Polku
app-window-title = { $page } – Polku
app-skip = Skip to content
app-menu = Menu
app-nav = Main navigation
app-nav-my-path = My path
app-nav-leading = Leading
app-nav-calls = Open calls
app-nav-my-data = My data
app-nav-supervised = Team applications
app-nav-coordinator = Coordination
app-language = Language
app-account-roles = Your roles
app-sign-out = Sign out
app-footer = Polku – development programmes from call to groups
app-footer-api = Programming interface (API)
app-home = Go to the start page
app-not-found = Page not found
app-not-found-what = There is nothing at this address
app-not-found-why = The address may be mistyped, or you may not have the right to see the page.
app-unreachable = The service cannot be reached
app-unreachable-detail = Check your network connection. What you have typed is still on this page.
app-unreadable = The service’s answer could not be read
app-unreadable-detail = The page may be out of date. Load it again.
app-retry-after = { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
}
