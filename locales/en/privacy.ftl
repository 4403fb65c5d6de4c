privacy-requests = Data requests
privacy-requests-lead = What candidates asked about their data on their status page. The law gives one month for the answer (GDPR, article 12).
privacy-shelf-open = To answer
privacy-shelf-answered = Answered
privacy-asked-copy = { $name } wants a copy of their data
privacy-asked-erasure = { $name } wants their data erased
privacy-asked-at = asked on { $when }
privacy-due = due by { $when }
privacy-late =
    { $n ->
        [one] one day late
       *[other] { $n } days late
    }
privacy-due-today = due today
privacy-days-left =
    { $n ->
        [one] one day left
       *[other] { $n } days left
    }
privacy-answered-by = answered by { $name } on { $when }
privacy-in-trash = in the trash
privacy-answer = Answered
privacy-reopen = Not answered after all
privacy-none-open = No request waits for an answer
privacy-none-answered = No request was answered yet
privacy-none-more = Candidates ask for a copy or the erasure of their data on their status page.
privacy-said-answered = Noted: the request of { $name } is answered.
privacy-said-reopened = The request of { $name } waits for an answer again.
privacy-unchanged = Somebody noted this a moment ago. Reload the page to see how things stand.
privacy-how = How to answer
privacy-how-copy = A copy, by hand
privacy-how-copy-1 = Open the person’s page and choose “All data of this person”: one file with a page to read, all rows and all files.
privacy-how-copy-2 = Leave out what is about somebody else.
privacy-how-copy-3 = Send it to the address you know is theirs, then press “Answered”.
privacy-how-erasure = Erasure, by hand
privacy-how-erasure-1 = Check whether a law makes you keep something, such as a claim that is still open. If so, tell the person why and until when.
privacy-how-erasure-2 = End their applications, then put the person into the trash. From then on nobody sees them in the lists.
privacy-how-erasure-3 = Whoever runs the server removes the person from the database for good. Write to the candidate, then press “Answered”.
event-data-request-answered = { $actor } noted that the request about the data is answered
event-data-request-reopened = { $actor } noted that the request about the data is not answered yet
