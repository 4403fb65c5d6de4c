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
careers-pay-gross = , gross
careers-pay-about = about { $amount }
careers-pay-convert = In another currency
careers-pay-currency = Currency
careers-pay-show = Show
careers-pay-rate = 1 { $to } = { NUMBER($rate, maximumFractionDigits: 4) } { $from }, rate of { $date } ({ $source }). Rounded; your contract is in { $from }.
careers-places = { $n ->
    [0] Location
    [one] Location
   *[other] Locations
}
careers-posted = Published
careers-until = open until { $date }
careers-reference = Reference
careers-apply = Apply now
careers-apply-minutes = About { $n } minutes, no account needed.
careers-apply-answer = { $n ->
    [one] You have an answer within one working day.
   *[other] You have an answer within { $n } working days.
}
careers-apply-at = Apply at { $address }
careers-other-languages = This position in
careers-original = (original)
careers-part-description = The position
careers-part-requirements = What you bring
careers-part-benefits = What we offer

careers-gone-title = This position is closed
careers-gone-what = Applications are no longer taken. If you have applied, the link in our mail still shows you where you stand.
careers-gone-same = Still open in another language
careers-gone-others = Open now
careers-gone-all = All open positions

careers-how-we-hire-title = How we hire
careers-privacy-title = Privacy
careers-as-of = As of { $date }
careers-embed-all = All positions and how to apply

event-exchange-rate-set = { $actor } entered an exchange rate
event-exchange-rate-removed = { $actor } removed a currency
