# My path and the page of whoever reads what people need.
accommodation-reading-lead = You are the contact for accommodation wishes.
accommodation-reading-go = Read the wishes
accommodation-page-title = Accommodation wishes
