# The public careers site.
careers-title = Open positions at { $organization }
careers-headline = Work at { $organization }
careers-description = { $n ->
    [one] One open position at { $organization }.
   *[other] { $n } open positions at { $organization }.
}
careers-figure-open = { $n ->
    [0] No open positions
    [one] One open position
   *[other] { $n } open positions
}
careers-figure-answer = Median first answer in the last 90 days: { $n ->
    [0] the same day
    [one] 1 working day
   *[other] { $n } working days
}
careers-figure-no-account = No account needed

careers-search = Search positions
careers-search-example = e.g. a skill or a city
careers-filters = Filters
careers-urgent = Urgent
careers-urgent-only = Urgent only
careers-remote-only = Remote only
careers-department = Department
careers-location = Location
careers-type = Employment
careers-posted-in = Posted in
careers-show = Show positions
careers-reset = Remove all filters
careers-count = { $n ->
    [one] 1 position
   *[other] { $n } positions
}{ $urgent ->
    [0] {""}
   *[other] , { $urgent } of them urgent
}
careers-sorted-by = Sorted by
careers-sort-department = department
careers-sort-newest = newest
careers-sort-pay = pay
careers-section-newest = Newest first
careers-section-pay = Highest pay first
careers-section-other = Other positions
careers-opened = Opened { $date }
careers-pages = Pages
careers-page = Page { $page } of { $pages }
careers-previous = Previous page
careers-next = Next page
careers-none-open-title = Nothing is open right now
careers-none-open-what = New positions appear here first. The feed below tells you when there is one.
careers-none-fit-title = No position fits
careers-none-fit-what = Take a filter away or search for another word.

careers-type-full-time = Full time
careers-type-part-time = Part time
careers-type-internship = Internship
careers-type-fixed-term = Fixed term
careers-type-contractor = Contractor
careers-on-site = on site
careers-hybrid = partly from home
careers-remote = Remote
careers-remote-in = Remote from { $places }
careers-zones = Time zones: { $zones }

careers-breadcrumbs = You are here
careers-at-a-glance = At a glance
careers-pay = Pay
careers-pay-gross = { "" }, gross
careers-pay-convert = In another currency
careers-pay-in-first-call = We discuss pay in the first call
careers-pay-currency = Currency
careers-pay-show = Show
careers-pay-full-time-year = Full time for a whole year: { $amount }
careers-pay-rate = 1 { $to } = { NUMBER($rate, maximumFractionDigits: 4) } { $from }, rate of { $date } ({ $source }). Rounded; your contract is in { $from }.
careers-places = { $n ->
    [0] Location
    [one] Location
   *[other] Locations
}
careers-at-places = { $places }, { $workplace }
careers-posted = Published
careers-until = { "" }, open until { $date }
careers-reference = Reference
careers-apply = Apply now
careers-apply-note = About { $minutes } minutes, no account needed. { $days ->
    [one] You have an answer within one working day.
   *[other] You have an answer within { $days } working days.
}
careers-apply-at = Apply at { $address }
careers-other-languages = This position in
careers-original = (original)
careers-part-description = The position
careers-part-requirements = What you bring
careers-part-benefits = What we offer

careers-gone-title = This position is closed
careers-gone-what = Applications are no longer taken. If you have applied, the link in our mail still shows you where you stand.
careers-gone-text-title = This text is no longer public
careers-gone-text-what = The position itself is open, and its text stands below in another language.
careers-gone-same = Still open in another language
careers-gone-others = Open now
careers-gone-all = All open positions

careers-how-we-hire-title = How we hire
careers-privacy-title = Privacy
careers-as-of = As of { $date }
careers-embed-all = All positions and how to apply


careers-setup-title = Careers site: other sites
careers-setup-embed = The list on your own site
careers-setup-embed-lead = Name the sites that may show the list, then put the snippet into a page of theirs. It brings no script and sets no cookie.
careers-setup-origins = Sites that may show it
careers-setup-origins-hint = One address a line, such as https://www.example.com. Empty: no site may.
careers-setup-origin-wrong = { $origin } is no address of a site. Write it like https://www.example.com.
careers-setup-origin-path = { $origin }: write the site alone, such as https://www.example.com, without what follows it. Browsers allow whole sites only.
careers-setup-origin-plain = { $origin } is not encrypted. Write its https address; plain http is for localhost alone.
careers-setup-save = Save
careers-setup-saved = Saved. The careers site shows it now.
careers-setup-snippet = Snippet
careers-setup-copy = Copy the snippet
careers-setup-copied = Copied
careers-setup-feed = For programs, the same list as JSON Feed:
careers-setup-rates-elsewhere = Visitors can see pay in their own currency with your
