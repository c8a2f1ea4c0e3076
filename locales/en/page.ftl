# The start page before the app runs.
page-no-script = Polku works in the browser with JavaScript, which is switched off in this one. Switch JavaScript on and load the page again. If you cannot, contact your agency’s coordinator.
page-no-script-api = Description of the programming interface
