# List
jobs-title = Jobs
jobs-new = New job
jobs-job = Job
jobs-department = Department
jobs-urgent = Urgent
jobs-confidential = Confidential
jobs-internal = Internal only
jobs-mine = on the team
jobs-openings = Openings
jobs-age = Age
jobs-languages = Languages
jobs-filled-of = { $filled } of { $all } filled
jobs-days = { $n } d
jobs-found =
    { $n ->
        [one] one job
       *[other] { $n } jobs
    }
jobs-shelves = Which jobs
jobs-shelf-current = Open
jobs-shelf-draft = Drafts
jobs-shelf-ended = Ended
jobs-shelf-trash = Trash
jobs-none-here-current = No open job
jobs-none-here-draft = No draft
jobs-none-here-ended = No job has ended
jobs-none-here-trash = The trash is empty
jobs-none-yet = No jobs yet
jobs-none-yet-recruits = A job holds the plan, the team, the stages and the texts of one position. Start with the next person you want to hire.
jobs-none-yet-others = Jobs appear here once somebody puts you on a hiring team.
jobs-filter = Filter
jobs-filter-words = Filter by title or reference
jobs-filter-all-departments = All departments
jobs-filter-mine = On my team
jobs-filter-clear = Clear the filter
jobs-sort = Order
jobs-sort-newest = Newest first
jobs-sort-oldest = Oldest first
jobs-sort-title = By title
jobs-sort-people = Most people first
jobs-pages = Pages
jobs-previous = Previous
jobs-next = Next
jobs-cancel = Cancel
jobs-save = Save
jobs-edit = Change
jobs-look = Look
jobs-yes = Yes
jobs-no = No
jobs-error-title = Error:{" "}

# Header
jobs-tabs = Job
jobs-tab-board = Board
jobs-tab-table = Table
jobs-tab-postings = Postings
jobs-tab-team = Team
jobs-tab-channels = Channels
jobs-tab-plan = Plan
jobs-in-the-trash = In the trash
jobs-state-draft = Draft
jobs-state-open = Open
jobs-state-on-hold = On hold
jobs-state-closed = Closed
jobs-state-filled = Filled

# Words of a job
jobs-kind-applied = Applied
jobs-kind-review = Review
jobs-kind-interview = Interview
jobs-kind-offer = Offer
jobs-kind-hired = Hired
jobs-employment = Contract
jobs-employment-full-time = Full time
jobs-employment-part-time = Part time
jobs-employment-internship = Internship
jobs-employment-fixed-term = Fixed term
jobs-employment-contractor = Contractor
jobs-seniority = Seniority
jobs-seniority-intern = Intern
jobs-seniority-junior = Junior
jobs-seniority-mid = Mid-level
jobs-seniority-senior = Senior
jobs-seniority-lead = Lead
jobs-seniority-principal = Principal
jobs-seniority-manager = Manager
jobs-seniority-director = Director
jobs-seniority-executive = Executive
jobs-workplace = Where people work
jobs-workplace-on-site = On site
jobs-workplace-hybrid = Hybrid
jobs-workplace-remote = Remote
jobs-role-recruiter = Recruiter
jobs-role-hiring-manager = Hiring manager
jobs-role-interviewer = Interviewer
jobs-role-viewer = Viewer
jobs-role-may-recruiter = Runs the job: plan, texts, team and everything below.
jobs-role-may-hiring-manager = Decides about people: moves, rejects, hires.
jobs-role-may-interviewer = Reads and comments.
jobs-role-may-viewer = Reads.

# Form
jobs-create = Create the draft
jobs-created = { $reference } is a draft. Nobody outside sees it yet.
jobs-saved = Saved.
jobs-saved-rests = Saved. The job is on hold, because its new terms must be approved. Ask for approval, then go on.
jobs-saved-filled =
    { $n ->
        [0] Saved. Every opening is filled, so the job has ended.
        [one] Saved. Every opening is filled, so the job has ended. One person is still in play: give them an answer on the board.
       *[other] Saved. Every opening is filled, so the job has ended. { $n } people are still in play: give them an answer on the board.
    }
jobs-saved-stays-filled = Saved. The job stays filled and off the careers site. Open it again here when you want to hire for the new openings.
jobs-filled-but-free =
    { $n ->
        [one] One opening is free, but the job counts as filled and is off the careers site. Open it again to hire for it.
       *[other] { $n } openings are free, but the job counts as filled and is off the careers site. Open it again to hire for them.
    }
jobs-reopen-first = The job is filled and off the careers site. Say whether it opens again with { $n } openings.
jobs-reopen-question = Open the job again?
jobs-reopen-yes = Yes: its public texts come back, and people can apply
jobs-reopen-no = No: only change the number
jobs-remote-anywhere = This job is remote, but no country is named. Job searches such as Google’s need one and will not show it. Name the countries from which people can work.
jobs-copy-of = Copy of “{ $title }”
jobs-copy-brings = Stages, questions, team and texts come along from { $reference }. People and history do not.
jobs-form-position = Position
jobs-form-title = Internal title
jobs-form-title-hint = What your team calls it. Each posting has a title of its own.
jobs-form-openings = Openings
jobs-form-openings-hint = How many people you want to hire.
jobs-form-place = Place
jobs-form-offices = Offices
jobs-form-cities = Other cities
jobs-form-cities-hint = One per line, city and country: Lisbon, Portugal
jobs-form-remote-countries = Remote from these countries
jobs-form-remote-countries-hint = Names or codes with commas between. Empty means any. Counts for remote work only.
jobs-form-remote-zones = Remote in these time zones
jobs-form-remote-zones-hint = Such as Europe/Berlin, Asia/Shanghai. Empty means any.
jobs-form-pay = Pay
jobs-form-pay-why = Postings that say what they pay get more applications, and in the EU pay must be named before the interview.
jobs-form-handling = Handling
jobs-form-urgent-hint = Marked on the careers site and in lists.
jobs-form-confidential-hint = Only the hiring team sees it, administrators included. It is never public.
jobs-form-internal = For colleagues only
jobs-form-internal-hint = Never on the public careers site.
jobs-form-answer-days = Answer promised within
jobs-form-answer-days-hint = Working days. Applicants read the date, and you are reminded of it.
jobs-cover-letter = Cover letter
jobs-cover-letter-none = Not asked for
jobs-cover-letter-optional = Optional
jobs-cover-letter-required = Required
jobs-working-days =
    { $n ->
        [one] one working day
       *[other] { $n } working days
    }
jobs-form-process = Process
jobs-form-process-later = You can change stages, team and questions at any time.
jobs-form-template = Stages
jobs-form-template-hint = Without a choice: applied, review, interview, offer, hired.
jobs-form-manager = Hiring manager
jobs-form-manager-hint = Decides together with you. You join as recruiter.
jobs-cities-unreadable = “{ $line }” has no country we know. Write the city, a comma and the country.
jobs-country-unknown = We know no country called “{ $word }”. Use its name or two letters.
jobs-zone-unknown = “{ $word }” is no time zone. Write it like Europe/Berlin.
jobs-answer-days-range = Promise an answer within 1 to 90 working days.

# Pay
jobs-pay-min = From
jobs-pay-max = To
jobs-pay-currency = Currency
jobs-pay-period = Paid by the
jobs-pay-hour = hour
jobs-pay-day = day
jobs-pay-week = week
jobs-pay-month = month
jobs-pay-year = year
jobs-pay-months = Months a year
jobs-pay-bonus-kind = Bonus on top
jobs-pay-bonus-none = none
jobs-pay-bonus-months = months of pay
jobs-pay-bonus-percent = percent of a year
jobs-pay-bonus = How much bonus
jobs-pay-equity = Equity
jobs-pay-equity-hint = In your own words, such as: options over four years.
jobs-pay-shown = Show the pay to the public
jobs-pay-shown-hint = Without it, the posting says that pay is discussed in the first call.
jobs-pay-reading-waits = What you type is read back here, as people in each language will see it.
jobs-pay-not-set = No pay set
jobs-pay-is-shown = Shown to the public
jobs-pay-is-hidden = Not shown to the public

# Conflict
jobs-conflict = Somebody changed this in the meantime
jobs-conflict-by = { $name } changed this at { $time }
jobs-conflict-what-to-do = What you typed is still here. Compare, take over what you want, and save.
jobs-conflict-fields = What differs
jobs-conflict-field = Field
jobs-conflict-yours = Yours
jobs-conflict-theirs = Saved meanwhile
jobs-conflict-same = Both versions say the same.
jobs-conflict-take-theirs = Drop mine, take what is saved
jobs-conflict-save-anyway = Save mine over it
jobs-edit-approval-given = Title, places, pay, seniority, contract and openings are approved. Changing one of them asks for approval again.
jobs-edit-approval-rests = Title, department, places, workplace, contract, seniority, pay and openings need approval. Changing one of them puts this open job on hold until the new terms are approved: its texts leave the careers page meanwhile.
jobs-edit-approval-waiting = Approval is being asked for. Changing the terms withdraws the request.

# Plan
jobs-steps = What is left to do
jobs-step-done = done
jobs-step-posting = Write the text
jobs-step-posting-why = One language is enough to begin.
jobs-step-posting-act = To the postings
jobs-step-approval = Get approval
jobs-step-approval-why = The terms must be approved before the job opens.
jobs-step-approval-act = To the approval
jobs-step-open = Open the job
jobs-step-open-why = From then on people can apply.
jobs-step-open-act = To the state
jobs-step-publish = Publish
jobs-step-publish-why = A published text of an open job is on the careers site at once.
jobs-step-publish-act = To the postings
jobs-where-it-stands = Where it stands
jobs-state-sentence-draft = A draft. Nobody outside sees it.
jobs-state-sentence-open = Open. People can apply.
jobs-state-sentence-on-hold = On hold. Nobody new can apply; those who did are kept.
jobs-state-sentence-closed = Closed without filling every opening.
jobs-state-sentence-filled = Filled. Every opening is taken.
jobs-since = Since { $when }
jobs-since-by = Since { $when }, by { $name }
jobs-act-open = Open
jobs-act-resume = Go on
jobs-act-hold = Put on hold
jobs-act-close = Close…
jobs-act-close-now = Close the job
jobs-act-reopen = Reopen
jobs-act-copy = Copy
jobs-act-trash = Move to trash
jobs-restore = Take it out
jobs-trash-notice = This job is in the trash. Its texts are not public.
jobs-terms = Terms
jobs-places = Places
jobs-none-named = none named
jobs-stages = Stages
jobs-stages-edit = Change stages
jobs-questions = Questions on the form
jobs-questions-edit = Change questions
jobs-history = History
jobs-history-system = Bole
jobs-history-older = Show { $n } older
jobs-people =
    { $n ->
        [0] nobody
        [one] one person
       *[other] { $n } people
    }

# State
jobs-said-open = The job is open.
jobs-said-on-hold = The job is on hold. Its texts are not public until you go on.
jobs-said-reopened = The job is open again. Texts that were published are public again.
jobs-said-reopened-with = The job is open again. { $n ->
    [one] One person who had not heard of its end is in play again, and the mail is taken back.
   *[other] { $n } people who had not heard of its end are in play again, and their mails are taken back.
}
jobs-texts-return =
    { $n ->
        [one] When the job is open again, its public text is on the careers site at once.
       *[other] When the job is open again, its { $n } public texts are on the careers site at once.
    }
jobs-said-closed =
    The job is closed. { $n ->
        [0] {""}
        [one] One application ended with it.
       *[other] { $n } applications ended with it.
    }
jobs-said-trashed = The job is in the trash. You can take it out again.
jobs-said-restored = The job is back as it was.
jobs-refused-draft = This job is a draft. Open it first.
jobs-refused-open = This job is open already.
jobs-refused-on-hold = This job is on hold. Go on or close it.
jobs-refused-closed = This job is closed. Reopen it first.
jobs-refused-filled = This job is filled. Reopen it first.
jobs-ended-reopen = This job has ended. Reopen it instead.
jobs-in-trash = This job is in the trash. Take it out first.
jobs-trash-has-people =
    { $n ->
        [one] One person waits
       *[other] { $n } people wait
    } for an answer here, so this job cannot go to the trash. Close it instead.
jobs-openings-range = Enter a number from 1 to { $most }.
jobs-openings-filled =
    { $n ->
        [one] One opening is
       *[other] { $n } openings are
    } filled; there cannot be fewer.
jobs-openings-free = There are still free openings, so the job is not filled.

# Closing
jobs-closure-question = Close “{ $title }”?
jobs-closure-texts =
    { $n ->
        [one] One public text leaves
       *[other] { $n } public texts leave
    } the careers site at once; the address then says that the job is closed and shows others.
jobs-closure-no-texts = No text of this job is public.
jobs-closure-people =
    { $n ->
        [one] One person is
       *[other] { $n } people are
    } still in play and owed an answer.
jobs-closure-tell = What happens to them
jobs-closure-morning = Reject them; the mail leaves on their next working morning
jobs-closure-soon = Reject them; the mail leaves as soon as it can no longer be taken back
jobs-closure-silent = Reject them without a mail
jobs-closure-later = Nothing now: they stay where they are and get an answer later
jobs-closure-why = Reason (needed to reject)
jobs-closure-why-hint = For your reports. Candidates do not see it.
jobs-closure-choose = Say what happens to those still in play.
jobs-closure-reason = Choose a reason, or let them stay for now.
jobs-closure-to-board = Answer them now, on the board
jobs-closure-nobody = Nobody is waiting for an answer.
jobs-closure-reopen = You can reopen the job at any time.

# Team
jobs-team = Hiring team
jobs-team-what = Who works on this job. Recruiters of the organization see it anyway, others see it through the team.
jobs-team-confidential = Confidential: only the people on this list see the job and those who apply for it.
jobs-team-empty = Nobody is on the team yet.
jobs-team-disabled = account switched off
jobs-team-add = Add somebody
jobs-team-add-now = Add
jobs-team-who = Who
jobs-team-role = Part
jobs-team-role-of = Part of { $name }
jobs-team-remove = Take { $name } off the team
jobs-team-nobody = Choose somebody who can sign in.
jobs-team-last-recruiter = A confidential job needs a recruiter on its team; otherwise nobody could run it. Add another one first.
jobs-said-team = The team is changed.

# Stages
jobs-stages-what = The steps from applying to being hired. The first and the last stay where they are. Candidates read the public name.
jobs-stage-name = Name
jobs-stage-kind = Kind
jobs-stage-public = What candidates read
jobs-stage-public-hint = Empty means the usual word for this kind.
jobs-stage-rename = Change “{ $name }”
jobs-stage-earlier = Move “{ $name }” earlier
jobs-stage-later = Move “{ $name }” later
jobs-stage-remove = Remove or merge “{ $name }”
jobs-stage-add = Add a stage
jobs-stage-add-now = Add
jobs-stage-add-where = It comes before the last one; you can move it from there.
jobs-said-stages = The stages are changed.
jobs-said-stage-removed =
    The stage is removed. { $n ->
        [0] Nobody was in it.
        [one] One person was moved.
       *[other] { $n } people were moved.
    }
jobs-stage-same-name = Another stage has this name. Choose a different one.
jobs-stage-one-end = There is one stage for applied and one for hired. Choose review, interview or offer.
jobs-stage-too-many = A job has { $most } stages at most.
jobs-stage-fixed = The first and the last stage stay where they are.
jobs-stages-changed = Somebody changed the stages meanwhile. Reload the page and try again.
jobs-stage-into-itself = Choose another stage.
jobs-stage-not-hired = People are hired one by one, into an opening. Choose another stage.
jobs-stage-has-people =
    { $n ->
        [one] One person is
       *[other] { $n } people are
    } in this stage. Say where to move them.
jobs-stage-merge-needs-target = Choose the stage to merge with.
jobs-removal-question = Remove “{ $name }”?
jobs-removal-people =
    { $n ->
        [one] One person is
       *[other] { $n } people are
    } in play in this stage.
jobs-removal-nobody = Nobody is in this stage.
jobs-removal-to = Move people to
jobs-removal-choose = Choose a stage
jobs-removal-how = What becomes of the stage
jobs-removal-remove = Remove it. Applications that ended here keep it as their last stage.
jobs-removal-merge = Merge it. Everybody who was here counts to the other stage.
jobs-removal-history = History and reports keep the name. Candidates are told nothing.
jobs-removal-now = Remove “{ $name }”
jobs-removal-now-moving =
    { $n ->
        [one] Remove the stage and move one person
       *[other] Remove the stage and move { $n } people
    }

# Questions
jobs-questions-what = Beside name, mail, phone and file, which every form has.
jobs-form-takes =
    The form takes { $n ->
        [one] one minute
       *[other] { $n } minutes
    }.
jobs-questions-too-many = { $n } questions are many: people give up. Ask in the first call what you do not need before it.
jobs-questions-none = No questions of your own. That is the shortest form.
jobs-question-add = Add a question
jobs-question-new = New question
jobs-question-edit = Change the question
jobs-question-kind-text = Short text
jobs-question-kind-long-text = Long text
jobs-question-kind-choice = One of several
jobs-question-kind-choices = Several of several
jobs-question-kind-number = Number
jobs-question-kind-yes-no = Yes or no
jobs-question-kind-file = File
jobs-question-kind-date = Date
jobs-question-required = required
jobs-question-is-required = An answer is required
jobs-question-marks = marks some answers
jobs-question-missing = No words in:
jobs-question-earlier = Move question { $n } up
jobs-question-later = Move question { $n } down
jobs-question-remove = Remove question { $n }
jobs-question-label = Question ({ $language })
jobs-question-one-language = Write the question in at least one language. Where a language is empty, applicants read another.
jobs-question-hint = Hint ({ $language })
jobs-question-options = Options
jobs-question-options-hint = A row without words is no option. When all rows are full, save to get more.
jobs-question-option = Option { $n }
jobs-question-option-marks = Counts for the rule
jobs-question-knockout = Answers that mark an application
jobs-question-knockout-what = A mark is a note for you. It rejects nobody, and the applicant does not see it.
jobs-question-knockout-rule = Mark when
jobs-question-knockout-none = never
jobs-question-knockout-yes = the answer is yes
jobs-question-knockout-no = the answer is no
jobs-question-knockout-below = the number is below
jobs-question-knockout-above = the number is above
jobs-question-knockout-before = the date is before
jobs-question-knockout-after = the date is after
jobs-question-knockout-one-of = one of the ticked options is chosen
jobs-question-knockout-none-of = none of the ticked options is chosen
jobs-question-knockout-value = Number
jobs-question-knockout-day = Date
jobs-question-knockout-number = Write a number, such as 3 or 2.5.
jobs-question-knockout-date = Choose a date.
jobs-question-knockout-unfit = This rule does not fit the question. Choose one of its own answers.
jobs-question-needs-label = Write the question in at least one language.
jobs-question-options-range = Give 2 to 50 options.
jobs-question-options-twice = Two options are the same. Load the page again.
jobs-question-too-many = A form has { $most } questions at most.
jobs-said-questions = The form is changed.

# Approval
jobs-approval = Approval
jobs-approval-of = Approval: { $title }
jobs-approval-asked = { $name } asked on { $when }.
jobs-approval-ask = Ask for approval
jobs-approval-take-back = Take the request back
jobs-approval-decide = Decide
jobs-approval-your-turn = It is your turn
jobs-approval-approve = Approve
jobs-approval-refuse = Refuse
jobs-approval-reason = Reason
jobs-approval-reason-hint = Needed for a refusal; the person who asked reads it.
jobs-approval-reason-needed = Say why, so that the terms can be put right.
jobs-approval-delegate = Let somebody else decide
jobs-approval-delegate-what = For a holiday or when somebody else knows better. The history shows both names.
jobs-approval-delegate-now = Delegate
jobs-approval-delegate-nobody = Choose somebody who can sign in, not yourself.
jobs-approval-delegate-requester = Nobody decides on their own request. Choose somebody else.
jobs-approval-delegated-to = delegated to { $name }
jobs-approval-given-away = { $name } decides in your place
jobs-approval-retake = Decide myself after all
jobs-approval-decided-by = by { $name }
jobs-approval-decision-approved = Approved
jobs-approval-decision-refused = Refused
jobs-approval-decision-open = Open
jobs-approval-step-any = Step { $n }, one of them is enough
jobs-approval-step-all = Step { $n }, all of them
jobs-approval-step-one = Step { $n }
jobs-approval-standing-missing = Nobody has been asked yet. The job cannot open before.
jobs-approval-standing-waiting = Asked for, not yet decided.
jobs-approval-standing-given = Approved, for these very terms.
jobs-approval-standing-refused = Refused. Put the terms right and ask again.
jobs-approval-standing-overtaken = The terms changed on { $changed }; the approval asked for on { $asked } no longer holds. Ask again.
jobs-approval-standing-outdated = The terms have changed since they were approved. Ask again.
jobs-approval-state-waiting = Not yet decided.
jobs-approval-state-approved = Approved.
jobs-approval-state-refused = Refused.
jobs-approval-state-withdrawn = Taken back.
jobs-approval-state-overtaken = Ended by a change of the terms.
jobs-approval-overtaken = The terms changed on { $changed }, so the approval asked for on { $asked } no longer holds. There is nothing to decide until somebody asks again.
jobs-approval-terms-now = The terms as they are now; they are not those that were asked about.
jobs-approval-missing = The terms are not approved yet. Ask for approval first.
jobs-approval-still-waiting = The approval is not decided yet. The job can open once it is given.
jobs-approval-was-refused = The approval was refused. Put the terms right and ask again.
jobs-approval-outdated = The terms have changed since they were approved. Ask for approval again.
jobs-approval-not-needed = This job needs no approval: it is switched off, or the job opened before.
jobs-approval-waiting-already = Approval has been asked for already.
jobs-approval-given-already = These terms are approved already.
jobs-approval-step-empty = Nobody in one of the steps can sign in any more. An administrator must name others in the settings.
jobs-approval-nobody = You are the only one who could approve this, and nobody decides on their own request. Let a colleague ask.
jobs-approval-not-your-turn = It is not your turn, or it has been decided.
jobs-approval-was-overtaken = The terms have changed since you were asked, so there is nothing to decide until somebody asks again.
jobs-approval-was-withdrawn = The request was taken back, so there is nothing to decide.
jobs-approval-none-waiting = No request is waiting.
jobs-said-approval-requested = Approval is asked for.
jobs-said-approval-withdrawn = The request is taken back.
jobs-said-decided = Your decision is kept.
jobs-said-delegated = Somebody else decides in your place.
jobs-said-retaken = You decide again.

# History
event-job-created = { $actor } created the job.
event-job-changed = { $actor } changed the terms.
event-job-opened = { $actor } opened the job.
event-job-resumed = { $actor } went on with the job.
event-job-held = { $actor } put the job on hold.
event-job-closed = { $actor } closed the job.
event-job-filled = Every opening is filled: { $actor } made the last hire.
event-job-reopened = { $actor } reopened the job.
event-job-trashed = { $actor } moved the job to the trash.
event-job-restored = { $actor } took the job out of the trash.
event-openings-changed = { $actor } changed the openings from { $before } to { $after }.
event-team-changed = { $actor } put { $name } on the team: { $role }.
event-team-left = { $actor } took { $name } off the team.
event-stage-added = { $actor } added the stage “{ $name }”.
event-stage-changed = { $actor } changed the stage “{ $before }”, now “{ $name }”.
event-stage-removed =
    { $actor } removed the stage “{ $name }”; { $people ->
        [0] nobody was in it
        [one] one person was moved
       *[other] { $people } people were moved
    }.
event-stage-merged =
    { $actor } merged the stage “{ $name }” into “{ $into }” with { $people ->
        [one] one application
       *[other] { $people } applications
    }.
event-stages-reordered = { $actor } changed the order of the stages.
event-application-carried = Moved from “{ $from }” to “{ $to }”, because { $actor } removed the stage.
event-question-added = { $actor } added a question to the form.
event-question-changed = { $actor } changed a question of the form.
event-question-removed = { $actor } removed a question from the form.
event-questions-reordered = { $actor } changed the order of the questions.
event-approval-requested = { $actor } asked for approval.
event-approval-agreed = { $actor } approved.
event-approval-refused = { $actor } refused the approval.
event-approval-given = The terms are approved; { $actor } was the last to agree.
event-approval-delegated = { $actor } let { $name } decide.
event-approval-retaken = { $actor } decides again.
event-approval-due = { $actor } changed terms that need approval.
event-approval-withdrawn = { $actor } took the request for approval back.
event-approval-overtaken = The request for approval ended, because { $actor } changed the terms.
