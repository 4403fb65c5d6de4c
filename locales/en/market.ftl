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
market-board-own-site = its own site
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
market-board-feed = its feed
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
   *[other] { $count } of { $jobs } jobs are marked urgent, most of them ({ $most }) in { $function }: { $names }.
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
