# Min stig och sidan för den som läser önskemålen om arrangemang.
accommodation-reading-lead = Du är kontaktperson för anpassningar.
accommodation-reading-go = Läs önskemålen
accommodation-page-title = Önskemål om anpassning
