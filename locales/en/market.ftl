market-title = Market watch
market-report-of = { $employer }: what its boards show
market-report-period = From { $from } to { $to }
market-report-observations = Observations
market-report-boards = Boards
market-report-board = Board
market-report-postings = Postings
market-report-languages = Languages
market-report-jobs = { $count ->
    [one] It is one job in all.
   *[other] They are { $count } jobs in all: a job on several boards counts once.
}
market-report-functions = Functions
market-report-levels = Levels
market-report-urgent = Urgent
market-report-internships = Internships
market-report-executives = Executives
market-report-pay = Pay
market-report-opened = Opened
market-report-closed = Closed
market-report-told = { $amount } at 1 { $from } = { $rate } { $to } ({ $source }, { $date }).
market-board-own-site = Own site
market-board-own-site-said = its own site
market-board-linkedin = LinkedIn
market-board-boss-zhipin = BOSS直聘
market-board-indeed = Indeed
market-board-xing = XING
market-board-greenhouse = Greenhouse
market-board-lever = Lever
market-board-ashby = Ashby
market-board-smartrecruiters = SmartRecruiters
market-board-recruitee = Recruitee
market-board-workable = Workable
market-board-personio = Personio
market-board-teamtailor = Teamtailor
market-board-bamboohr = BambooHR
market-board-bole = Bole
market-board-feed = Feed
market-board-feed-said = its feed
market-board-other = { $kind }
market-language-en = English
market-language-de = German
market-language-zh = Chinese
market-language-es = Spanish
market-language-fr = French
market-language-it = Italian
market-language-ja = Japanese
market-language-ko = Korean
market-language-nl = Dutch
market-language-pl = Polish
market-language-pt = Portuguese
market-language-ru = Russian
market-language-sv = Swedish
market-language-tr = Turkish
market-language-vi = Vietnamese
market-language-other = { $code }
market-language-unknown = unknown
market-function-research = research
market-function-engineering = engineering
market-function-data = data
market-function-product = product
market-function-design = design
market-function-security = security
market-function-it = IT
market-function-hardware = hardware
market-function-quality = quality
market-function-operations = operations
market-function-supply-chain = supply chain
market-function-manufacturing = manufacturing
market-function-sales = sales
market-function-marketing = marketing
market-function-communications = communications
market-function-customer = customer service
market-function-finance = finance
market-function-legal = legal
market-function-people = people
market-function-administration = administration
market-function-health = health
market-function-education = education
market-function-management = management
market-function-other = other
market-level-intern = intern
market-level-junior = junior
market-level-mid = mid
market-level-senior = senior
market-level-lead = lead
market-level-principal = principal
market-level-manager = manager
market-level-director = director
market-level-executive = executive
market-period-hour = an hour
market-period-day = a day
market-period-week = a week
market-period-month = a month
market-period-year = a year
market-saw-one-language-although = { $count ->
    [one] The one posting on { $board } is in { $language }, although { $board } is read in many countries.
   *[other] All { $count } postings on { $board } are in { $language }, although { $board } is read in many countries.
}
market-saw-one-language = { $count ->
    [one] The one posting on { $board } is in { $language }.
   *[other] All { $count } postings on { $board } are in { $language }.
}
market-saw-overlap = { $shared ->
    [one] One of the { $postings } jobs on { $one } also stands on { $other }.
   *[other] { $shared } of the { $postings } jobs on { $one } also stand on { $other }.
}
market-saw-urgent = { $count ->
    [one] One of { $jobs } jobs is marked urgent, in { $function }: { $names }.
   *[other] { $count } of { $jobs } jobs are marked urgent, { $most } of them in { $function }: { $names }.
}
market-saw-executives = { $count ->
    [one] One executive is sought: { $names }.
   *[other] { $count } executives are sought at the same time: { $names }.
}
market-saw-functions = { $count } of { $jobs } jobs are in { $function }, more than in any other function.
market-saw-internships = { $count ->
    [one] One internship is open: { $names }.
   *[other] { $count } internships are open: { $names }.
}
market-saw-pay = The highest pay that is named: { $pay } ({ $job }).
market-saw-pay-told = The highest pay that is named: { $pay } ({ $job }), at most about { $amount } { $currency } { $period } at the rate of { $date } ({ $rate }).
market-saw-movement = In the period { $opened } jobs opened and { $closed } closed.
market-not-newer = This board was looked at already on { $at }. Import older files first, or give a later time.
market-address = This cannot be watched: { $why }
market-kind = { $why }
market-unreadable = Nothing could be read: { $why }
market-cut-off = The reading was cut off: the file is too large or too odd for the time and memory that a reading gets. What was known before stays.
market-file-empty = The file holds no posting. If the board is really empty, say so on its page.
event-market-employer-added = { $actor } began to watch an employer
event-market-employer-removed = { $actor } stopped watching an employer
event-market-board-added = { $actor } added a board to watch
event-market-board-removed = { $actor } removed a watched board
event-market-looked = A watched board was looked at
event-market-decided = { $actor } decided whether two postings are one job
market-lead = Other employers’ boards: what they post, in which language, how urgently, at what pay, and what changed.
market-postings = { $count ->
    [one] one posting
   *[other] { $count } postings
}
market-last-seen = Last seen
market-to-report = Report
market-none = Nobody is watched yet
market-none-what-to-do = Name an employer and give the address of its job board, or bring what you see there as a file.
market-add = Watch an employer
market-add-lead = Public job boards are read as politely as a visitor would. LinkedIn and BOSS直聘 are not fetched: bring files.
market-employer = Employer
market-board-address = Address of a board
market-board-address-hint = Such as https://jobs.lever.co/example or the jobs page of its site. Empty if you bring files.
market-add-now = Watch
market-added = Added. What its boards show appears here.
market-board-added = The board is added.
market-removed = Removed.
market-decided = Noted; the counts are made anew.
market-state-new = not seen yet
market-state-good = seen
market-state-unsure = second look due
market-state-failing = failing
market-jobs-on-postings = { $jobs ->
    [one] one job
   *[other] { $jobs } jobs
} on { $postings ->
    [one] one posting
   *[other] { $postings } postings
}
market-from = From
market-to = To
market-currency = Pay in
market-show = Show
market-names = { $name }, { $more }
market-name = { $name }
market-evidence = { $count ->
    [one] Evidence: one of the postings
   *[other] Evidence: { $count } of the postings
}
market-chart-boards = Where they post, and in which language
market-chart-boards-what = Postings. One job can be on several boards.
market-chart-functions = What they look for
market-chart-functions-what = { $count ->
    [one] One job, by function.
   *[other] { $count } jobs by function, each counted once.
}
market-chart-levels-what = Where the posting says so.
market-chart-weeks = What opened and closed
market-chart-weeks-what = Jobs by week, opened up and closed down. What was there at the first look is not counted as opened.
market-weeks-label = Per week: { $opened } opened and { $closed } closed in all.
market-opened = Opened
market-closed = Closed
market-changed = Changed
market-of-them-urgent = { $count } urgent
market-chart-pay = What they pay, and what we pay
market-chart-pay-what = A year, with bonus, lowest to highest. Theirs above, ours below.
market-theirs = theirs
market-ours = ours
market-a-year-in = { $currency } a year
market-highest = Highest pay
market-rate = 1 { $from } = { $rate } { $to }, { $source }, { $date }
market-function = Function
market-level = Level
market-language = Language
market-places = Places
market-theirs-a-year = Theirs, a year
market-ours-a-year = Ours, a year
market-ours-to-theirs = Ours to theirs
market-signals = Changes
market-by-files = by files
market-to-board = Look
market-no-boards = No board yet. Add one, or bring a file.
market-add-board = Add a board
market-board-kind = Kind
market-board-kind-hint = For files: linkedin, boss_zhipin, own_site or any other word. For an address it is found out.
market-board-kind-needed = Say what kind of board it is, or give its address.
market-board-language = Language
market-board-language-hint = For postings that do not say theirs, such as zh
market-board-country = Country
market-board-country-hint = Two letters, such as CN. It decides what ¥ and $ mean.
market-remove = Stop watching
market-remove-sure = Everything that was seen of { $name } is deleted. Stop watching?
market-remove-board = Remove this board
market-remove-board-sure = Everything that was seen on this board is deleted. Remove it?
market-good-stays = What was seen before stays.
market-second-look = The board showed nothing, or much less than before. A second look decides; until then nothing counts as closed.
market-how-watched = How it is watched
market-next-look = Next look
market-file = Bring a file
market-file-lead = What the board shows now, all of it: what is missing in the file counts as closed.
market-file-choose = File
market-file-hint = CSV, JSON, a saved page or a feed. Columns: id, title, text, url, language, employment_type, location, pay, urgent, posted_at; Chinese and German names are understood.
market-file-take = Take it in
market-file-none = Choose a file first.
market-file-too-large = The file is larger than { $max } MB. Import it on the command line: bole market import
market-taken = { $postings } postings: { $opened } opened, { $closed } closed.
market-looks = Looks
market-look-at = When
market-remarks = Remarks
market-remarks-count = { $count ->
    [one] one remark
   *[other] { $count } remarks
}
market-closed-on = closed { $date }
market-understood = What was understood
market-understood-what = Read from the posting’s own words.
market-pay-unread = Not read as an amount: kept as it stands.
market-urgent-by = Urgent by the words
market-where = Where it stands
market-first-seen = First seen
market-same-job = The same job elsewhere
market-same-job-what = Postings that were found to be one job. Correct it where it is wrong; your word holds for later looks too.
market-no-others = Nowhere else.
market-not-same = Another job
market-same-as = Address of another posting here that is the same job
market-same-as-now = It is the same job
market-text = Text
market-topic = { $topic }
market-signal-opened = { $title } opened on { $board }.
market-signal-closed = { $title } closed on { $board }.
market-signal-reposted = { $title } was posted again on { $board }.
market-signal-text-changed = { $percent } % of the text of { $title } changed on { $board }.
market-signal-pay-changed = The pay of { $title } changed on { $board }, from “{ $from }” to “{ $to }”.
market-signal-became-urgent = { $title } became urgent on { $board }.
market-signal-new-place = A new place on { $board }: { $place }, with { $title }.
market-signal-new-language = A new language on { $board }: { $language }, with { $title }.
market-signal-team-forming = { $count } new jobs of one kind ({ $about }) in { $place } on { $board }.
market-look-now = Look now
market-looking = The board is looked at as soon as possible. Load the page again in a moment.
market-no-address = This board has no address: bring a file.
market-much-less = The board showed { $found } postings where it showed { $last } before. A second look decides in an hour.
market-not-whole = Only a part of the list could be read: { $found } postings, { $last } the time before.
market-fetch-bad-address = This is no address that can be fetched: write it in full, such as https://example.org/jobs.
market-fetch-sign-in = The address holds a user name or a password: remove what stands before the @.
market-fetch-not-https = The address, or one it leads to, does not begin with https://. Ask the site for an https address.
market-fetch-port = Port { $port } is not one of the web: use an address on port 443 or 80.
market-fetch-not-allowed-address = The address leads into a network that is not public. Check it, or have the operator allow that network.
market-fetch-unknown-host = No host of this name exists: check the address for a typing mistake.
market-fetch-unresolved = The name server gave no answer. It is tried again later.
market-fetch-unreachable = The host takes no connection. It is tried again later.
market-fetch-tls = No trusted encrypted connection came about: the site’s certificate is at fault.
market-fetch-timeout = The host did not answer in time. It is tried again later.
market-fetch-too-large = The answer is larger than { $limit } MB: give the address of a smaller list.
market-fetch-bomb = The answer unpacks to far more than any list would: it is broken.
market-fetch-too-many-redirects = The address leads on and on: use the one at the end.
market-fetch-redirect-loop = The address leads in a circle.
market-fetch-robots = The site’s robots.txt forbids this address to programs: ask the site’s owner, or bring files.
market-fetch-robots-unread = The site’s robots.txt cannot be read at present. It is tried again later.
market-fetch-busy = The host asks to be left alone for a while. It is tried again later.
market-fetch-status = The host answered with status { $status }. Check the address if it stays so.
market-fetch-broken = The answer was cut off. It is tried again later.
market-alerts = By mail
market-alerts-choose = Mail me changes
market-alerts-which = I want to hear when
market-alerts-save = Save
market-alerts-saved = Saved. Mails come after each look that found one of these.
market-alert-opened = a job opens
market-alert-closed = a job closes
market-alert-reposted = a job is posted again
market-alert-text-changed = a text changes
market-alert-pay-changed = pay changes
market-alert-became-urgent = a job becomes urgent
market-alert-new-place = a new place appears
market-alert-new-language = a new language appears
market-alert-team-forming = a team forms
