home-today = Today
home-things =
    { $n ->
        [one] One thing needs you today
       *[other] { $n } things need you today
    }
home-nothing = Nothing needs you today
home-late =
    { $n ->
        [one] one is overdue
       *[other] { $n } are overdue
    }
home-nothing-late = nothing is overdue
home-add-candidate = Add a candidate
home-first-steps = What to do first
home-first-steps-lead = Six steps, in any order. After the first job, this page shows what needs you.
home-no-job = No job is yours yet
home-no-job-more = As soon as you are on a hiring team, its people and your tasks are here.
home-no-job-recruits = There is no job yet
home-no-job-recruits-more = Make the first one: what it needs, who is on the team, which stages people go through.
home-make-job = Make a job
home-through = You are through
home-through-more = New applications, promised answers, tasks and mentions appear here by themselves.
home-to-jobs = To the jobs
home-beside = Beside it
home-steps-left =
    { $n ->
        [one] One step of the set-up is left
       *[other] { $n } steps of the set-up are left
    }
home-waits = Who waits for you
home-waits-people = Waiting for an answer
home-waits-late = Promised day is over
home-waits-longest = Longest in a stage
home-waits-days = { $n ->
    [0] less than a day
    [one] one day
   *[other] { $n } days
    }
home-none = none
home-outbox = Outbox
home-held =
    { $n ->
        [one] One message is held. It leaves on { $when }.
       *[other] { $n } messages are held. The next leaves on { $when }.
    }
home-held-no-mail =
    { $n ->
        [one] One message is held. It cannot leave: no mail server is set up.
       *[other] { $n } messages are held. They cannot leave: no mail server is set up.
    }
home-set-up-mail = Set up the mail server
home-held-none = No message is held.
home-held-look = Look before they go
home-outbox-open = To the outbox
home-promises = Answers you promised
home-there-since = moved there { $when }
home-promised = promised by { $day }
home-decide = Decide
home-requests = About their data
home-answer = Answer
home-new = Not looked at yet
home-new-for =
    { $n ->
        [one] One new application for { $job }
       *[other] { $n } new applications for { $job }
    }
home-urgent = urgent
home-first-came = the first came { $when }
home-read = Read
home-aside = Set aside
home-aside-waits =
    { $n ->
        [one] One application looks unusual and waits for your decision
       *[other] { $n } applications look unusual and wait for your decision
    }
home-look = Look
home-approvals = To approve
home-approve-job = { $job } is to open
home-asked-by = { $name } asks
home-approve = Read and decide
home-mentions = You were named
home-mentioned = { $author } named you on { $name }
home-open = Open
home-mark-read = Mark as read
home-said-read = Marked as read.
home-tasks = Your tasks
home-tick-off = Done: { $title }
home-task-by = by { $day }
home-task-no-day = no day set
home-overdue = overdue
home-said-task-done = The task is done.
home-stuck = Mails that could not leave
home-stuck-mail = The mail to { $name } is still here
home-postings = Postings
home-posting-expires = “{ $title }” stops being public soon
home-posting-behind = “{ $title }” ({ $language }) is older than its source
home-public-until = public until { $when }
home-source-changed = the source changed on { $when }
home-expires-soon = ends soon
home-behind = source changed
home-boards = Boards without a feed
home-board-post = Post “{ $title }” on { $board }
home-board-look = Is “{ $title }” still up on { $board }?
home-board-take-down = Take “{ $title }” down from { $board }
home-board-since = since { $when }
home-idle = Jobs that get nobody
home-idle-job = Nobody applies for { $job }
home-idle-since = nobody came since { $when }
home-idle-act = See the postings
home-due-today = today
home-due-tomorrow = tomorrow
home-days-late =
    { $n ->
        [one] one day late
       *[other] { $n } days late
    }
home-days-left =
    { $n ->
        [one] one day left
       *[other] { $n } days left
    }
home-more =
    { $n ->
        [one] One more.
       *[other] { $n } more.
    }
home-show-all = Show them
