# What a verb refuses, and what to do then.
pipeline-not-admitted = This application waits to be let in. Look at it under “Set aside” first.
pipeline-has-ended = This application has ended. Reopen it first.
pipeline-in-play = This application is still in play; there is nothing to reopen.
pipeline-stage-gone = This stage is no longer there. Reload the page to see the stages of now.
pipeline-moved-meanwhile = Somebody else changed this application a moment ago. Reload the page to see where it stands.
pipeline-hire-instead = Being hired takes an opening. Use “Hire…” and choose which.
pipeline-choose-reason = Choose a reason from the list.
pipeline-no-such-opening = This opening is not one of this job’s any more. Reload the page and choose another.
pipeline-seat-taken = Opening { $n } was filled a moment ago. Choose another one.
pipeline-gone-on = Somebody went on from there, so this can no longer be undone. Open the person to see what happened.

# The timeline.
event-application-moved = { $actor } moved the application from { $from } to { $stage }
event-application-rejected = { $actor } rejected the application
event-application-withdrawn = { $actor } recorded that the application was withdrawn
event-application-reopened = { $actor } reopened the application
event-application-hired = { $actor } hired this person into opening { $opening }
event-application-put-back = { $actor } undid it; the application is in { $stage } again
event-job-closed-out = { $actor } ended the { $n ->
    [one] application
   *[other] { $n } applications
    } still in play

# The board.
pipeline-board = Board
pipeline-old-page = This link to a page of the table is too old to read. Go back to the first page.
pipeline-filter-board = Filter this board
pipeline-filter-placeholder = Name or word
pipeline-only-marked = Marked only
pipeline-filter = Filter
pipeline-filtered = { $n ->
    [one] One person matches
   *[other] { $n } people match
    }
pipeline-all-again = Show everybody again
pipeline-board-facts = { $people ->
    [one] One person
   *[other] { $people } people
    } in play · { $openings ->
    [one] one opening
   *[other] { $openings } openings
    }, { $filled } filled
pipeline-stages = Stages
pipeline-board-moved = { $name } is in { $stage }.
pipeline-board-not-moved = { $name } could not be moved. Reload the page and try again.
pipeline-seats = { $filled } of { $openings } filled
pipeline-median = median { $n } d
pipeline-days = { $n } d
pipeline-notes = { $n ->
    [one] note
   *[other] notes
    }
pipeline-select = Select { $name }
pipeline-move-name = Move { $name }
pipeline-move-to = Move to { $stage }
pipeline-move-question = Move to which stage?
pipeline-more = Show more
pipeline-more-n = Show more ({ $n } left)
pipeline-nobody = Nobody here
pipeline-badge-late = answer overdue
pipeline-badge-due = answer due
pipeline-badge-marked = marked by an answer
pipeline-outcome-rejected = rejected
pipeline-outcome-withdrawn = withdrawn
pipeline-outcome-hired = hired

# Acts and their questions.
pipeline-hire = Hire…
pipeline-reject = Reject…
pipeline-reopen = Reopen
pipeline-cancel = Cancel
pipeline-error-title = Error:
pipeline-reject-question = Reject { $name }?
pipeline-reject-now = Reject { $name }
pipeline-withdraw = Withdrew…
pipeline-withdraw-question = Has { $name } withdrawn?
pipeline-withdraw-now = Note the withdrawal
pipeline-withdraw-no-letter = Nobody is written to: the decision is theirs.
pipeline-reason = Reason
pipeline-reason-hint = For your team and your reports. The candidate never reads it.
pipeline-reason-choose = Choose a reason
pipeline-reason-ours = Our decision
pipeline-reason-theirs = Their decision
pipeline-telling = Tell them by mail
pipeline-telling-morning = On their next working morning: { $at } ({ $zone } decides what morning is)
pipeline-telling-soon = Today at { $at }, when it can no longer be undone
pipeline-telling-nothing = No mail
pipeline-telling-held = The mail waits in the outbox until then. You can change it or take it back there. With a reason of theirs, no mail is sent.
pipeline-letter = The mail to { $to }, in { $language }
pipeline-no-letter = No mail will be sent: there is no address, or this person asked not to be written to.
pipeline-hire-question = Hire { $name }?
pipeline-hire-now = Hire { $name }
pipeline-opening = Opening
pipeline-opening-n = Opening { $n }
pipeline-no-openings = Every opening of this job is filled. Add one in the plan of the job first.
pipeline-hire-last = This is the last opening. The job will be filled and leave the careers site.
pipeline-others = What about the { $n ->
    [one] other person
   *[other] { $n } others
    } still in play?
pipeline-others-leave = Decide on each of them later
pipeline-others-tell = End their applications and tell them on their next working morning
pipeline-others-end = End their applications without a mail
pipeline-elsewhere = { $name } is in play for { $n ->
    [one] another job
   *[other] { $n } other jobs
    } as well
pipeline-elsewhere-end = { $n ->
    [one] End that application as withdrawn, without a mail
   *[other] End those applications as withdrawn, without a mail
    }
pipeline-elsewhere-leave = { $n ->
    [one] Leave it in play
   *[other] Leave them in play
    }
pipeline-others-reason = Reason for the others (needed to end their applications)

# What was just done.
pipeline-said-moved = { $name } moved to { $stage }.
pipeline-said-reopened = { $name } is in play again.
pipeline-said-rejected = { $name } rejected. No mail is sent.
pipeline-said-rejected-told = { $name } rejected. They are told nothing until { $at }.
pipeline-said-withdrawn = Noted: { $name } has withdrawn. No mail is sent.
pipeline-said-hired = { $name } hired.
pipeline-said-hired-last = { $name } hired. That was the last opening: the job is filled and has left the careers site.
pipeline-said-undone = Undone.

# The table and acts on many.
pipeline-table = Table
pipeline-filters = Filters
pipeline-filters-set = { $n ->
    [0] Filters
   *[other] Filters, { $n } set
    }
pipeline-stage = Stage
pipeline-standing = Standing
pipeline-standing-current = In play or hired
pipeline-standing-ended = Rejected or withdrawn
pipeline-standing-everyone = Everybody
pipeline-source = Source
pipeline-any = Any
pipeline-tag = Tag
pipeline-waiting-days = In this stage for at least so many days
pipeline-rows = { $n ->
    [one] One person
   *[other] { $n } people
    }
pipeline-select-page = Select this page
pipeline-name = Name
pipeline-now = Now
pipeline-place = Place
pipeline-languages = Languages
pipeline-waiting = Waiting
pipeline-applied = Applied
pipeline-pages = Pages
pipeline-first-page = First page
pipeline-next-page = Next page
pipeline-table-empty = Nobody has applied yet. Share the posting, or add a candidate by hand.
pipeline-table-empty-filtered = Nobody matches these filters.
pipeline-selected-people = Selected people
pipeline-picked = Selected
pipeline-picked-one = { $n } selected
pipeline-picked-other = { $n } selected
pipeline-all-matching = All { $n } matching
pipeline-all-in-play = All { $n } in play that match
pipeline-all-rest = { $n ->
    [one] One more of those shown has ended or was hired, and stays as they are.
   *[other] { $n } more of those shown have ended or were hired, and stay as they are.
    }
pipeline-move-many = Move…
pipeline-pick-none = Clear the selection
pipeline-nobody-chosen = Nobody is selected. Go back and select at least one person.
pipeline-too-many = That is more than { $most } at once. Narrow the filter first.
pipeline-count-changed = { $n ->
    [one] One person matches now
   *[other] { $n } people match now
    }, not as many as you were shown. Look at the new number and confirm again.
pipeline-not-yours = You may no longer decide on this person.
pipeline-batch-move-question = { $n ->
    [one] Move one person?
   *[other] Move { $n } people?
    }
pipeline-batch-move-now = { $n ->
    [one] Move one
   *[other] Move { $n }
    }
pipeline-batch-move-title = { $n ->
    [one] Moving one person
   *[other] Moving { $n } people
    }
pipeline-batch-reject-question = { $n ->
    [one] Reject one person?
   *[other] Reject { $n } people?
    }
pipeline-batch-reject-now = { $n ->
    [one] Reject one
   *[other] Reject { $n }
    }
pipeline-batch-reject-title = { $n ->
    [one] Rejecting one person
   *[other] Rejecting { $n } people
    }
pipeline-batch-telling-next-working-morning = On the next working morning of each of them
pipeline-batch-telling-soon = As soon as it can no longer be undone
pipeline-batch-telling-nothing = No mail
pipeline-batch-state-running = This goes on in the background. You can leave this page.
pipeline-batch-state-stopped = Stopped. What was done stays done until you undo it.
pipeline-batch-state-finished = Done.
pipeline-batch-state-undoing = Putting everybody back.
pipeline-batch-state-undone = Undone. Whoever was moved on since stayed where they are.
pipeline-batch-progress = { $done } of { $total }
pipeline-batch-counts = { $done } done, { $skipped } left out, { $total } in all
pipeline-batch-stop = Stop
pipeline-batch-undo = Undo all
pipeline-batch-left-out = Left out
event-batch-started = { $actor } began an act on { $n ->
    [one] one person
   *[other] { $n } people
    }
event-batch-stopped = { $actor } stopped an act on { $n } people
event-batch-finished = { $actor } finished an act on { $n } people
event-batch-undone = { $actor } undid an act on { $n } people
pipeline-batch-tag-question = { $n ->
    [one] Tag one person
   *[other] Tag { $n } people
    }
pipeline-batch-tag-now = { $n ->
    [one] Tag one person
   *[other] Tag { $n } people
    }
pipeline-batch-tag-title = { $n ->
    [one] Tagging one person
   *[other] Tagging { $n } people
    }
pipeline-batch-untag-question = { $n ->
    [one] Remove a tag from one person
   *[other] Remove a tag from { $n } people
    }
pipeline-batch-untag-now = { $n ->
    [one] Remove it from one person
   *[other] Remove it from { $n } people
    }
pipeline-batch-untag-title = { $n ->
    [one] Removing a tag from one person
   *[other] Removing a tag from { $n } people
    }
