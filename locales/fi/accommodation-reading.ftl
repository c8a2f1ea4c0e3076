# Järjestelytoiveiden lukijan oma polku ja sivu.
accommodation-reading-lead = Olet järjestelytoiveiden yhteyshenkilö.
accommodation-reading-go = Lue toiveet
accommodation-page-title = Järjestelytoiveet
