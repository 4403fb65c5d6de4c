# What a column of a sheet is.
integrations-column-ignore = Not imported
integrations-column-name = Name
integrations-column-given = Given name
integrations-column-family = Family name
integrations-column-other-name = Name in another script
integrations-column-mail = Mail
integrations-column-phone = Phone
integrations-column-headline = Headline
integrations-column-city = City
integrations-column-country = Country
integrations-column-language = Language
integrations-column-source = Source
integrations-column-tags = Tags
integrations-column-link = Link
integrations-column-note = Note
integrations-column-job = Job
integrations-column-stage = Stage
integrations-column-number = Number
integrations-column-stage-since = In this stage since
integrations-column-outcome = Outcome
integrations-column-applied = Applied
integrations-column-answer-by = Answer promised by
integrations-column-marked = Marked

# Why a file is not taken.
integrations-no-file = Choose a file.
integrations-too-large = This file is larger than { $max } MB. Split it into several.
integrations-no-room = The server has no room for this file. Tell whoever runs it.
integrations-not-text = This file is no table. Save the spreadsheet as CSV and choose that file.
integrations-encoding-unknown = No encoding is called “{ $value }”. Some that are: utf-8, utf-16le, gb18030, big5, shift_jis, windows-1252.
integrations-open-quote = A cell in row { $line } begins with a quotation mark that is never closed. Close it or remove it, and choose the file again.
integrations-no-rows = This file has no rows under the names of the columns.
integrations-too-many-rows = This file has more than { $most } rows. Split it into several.
integrations-too-many-columns = This file has more than { $most } columns. Remove those that are not needed.
integrations-cell-too-long = A cell in row { $line } has more than { $most } characters. Shorten it and choose the file again.
integrations-not-json = This file is not JSON.
integrations-bad-json = This file is not JSON: it breaks off or has a mistake in line { $line }, column { $column }.
integrations-no-jobs = There is no job in this file.
integrations-too-many-jobs = This file has more than { $most } jobs. Split it into several.

# What is wrong with a row.
integrations-row-no-name = The name is missing.
integrations-row-surplus = There are more cells than columns: “{ $value }” stands under none. Put a cell that has a separator in it into quotation marks.
integrations-row-too-long = { $field }: more than { $most } characters.
integrations-row-mail = “{ $value }” is no mail address.
integrations-row-phone = “{ $value }” is no telephone number.
integrations-row-link = “{ $value }” is no address on the web.
integrations-row-country = No country is called “{ $value }”. Write its name or its two letters, such as DE.
integrations-row-language = No language is called “{ $value }”. Write its name or its tag, such as de.
integrations-row-contacts = More than { $most } mail addresses, numbers and links.
integrations-row-tags = More than { $most } tags.
integrations-row-job = No job of yours is called “{ $value }”. Write its reference, such as J-0012.
integrations-row-job-closed = The job “{ $value }” takes nobody: it is not open.
integrations-row-stage = The job has no stage “{ $value }”.
integrations-row-hired = Nobody is imported as hired, since that takes an opening. Import them into an earlier stage.
integrations-row-not-yours = You may not enter this. It may be your own address, or a job that is no longer yours.

# What is wrong with a job.
integrations-json-unknown = Line { $line }: a job has no field “{ $field }”. Remove it or correct its name.
integrations-json-missing = Line { $line }: the field “{ $field }” is missing.
integrations-json-value = Line { $line }: the value of “{ $field }” is none that this field can have.
integrations-job-title = The title is missing or has more than 200 characters.
integrations-job-department = No department is called “{ $value }”. Add it in the settings first.
integrations-job-place = The place “{ $value }” is no office of yours and has no city with a country.
integrations-job-stages = The stages must begin with one of the kind “applied” and end with one of the kind “hired”, and each needs a name.
integrations-job-posting = The text in { $language } lacks a title, is too long, or is there twice.

# Whom a row may be.
integrations-same-contact = Has the same address or number as { $name }.
integrations-same-name = Has the same name as { $name }, and nothing by which to reach them.
integrations-same-row = Has the same address or number as row { $line } of this file.
integrations-same-job = Has the same title as { $reference }.

# The way in.
integrations-import-title = Import
integrations-import-lead = Bring along people and jobs from a spreadsheet or another system. Nothing is written before you have seen the report.
integrations-import-file = File
integrations-import-people = People from a table
integrations-import-people-lead = CSV in any usual encoding, with the names of the columns in the first row: up to 20,000 people. Nobody gets a mail.
integrations-import-people-next = Choose the columns
integrations-import-jobs = Jobs from JSON
integrations-import-jobs-lead = In the form in which the API takes jobs, each with its texts. They become drafts.
integrations-import-jobs-next = Check the jobs
integrations-import-late = Your latest files
integrations-import-kept = A file and its report are kept for 30 days.
integrations-kind-candidates = { $n ->
    [one] one person
   *[other] { $n } people
    }
integrations-kind-jobs = { $n ->
    [one] one job
   *[other] { $n } jobs
    }
integrations-import-state-mapping = columns to choose
integrations-import-state-checking = being checked
integrations-import-state-checked = ready to run
integrations-import-state-running = running
integrations-import-state-stopped = stopped
integrations-import-state-finished = done
integrations-import-state-refused = not readable
integrations-import-discarded = The file and its report are gone. Whoever was added stays.
integrations-went-on = This import has gone on meanwhile. Reload the page to see where it stands.
integrations-still-working = This import is at work. Stop it first.

# What each column is.
integrations-columns-title = What is in each column?
integrations-columns-lead = { $n ->
    [one] One row.
   *[other] { $n } rows.
    } Say what each column is; what you leave out is not imported.
integrations-columns-damaged = Some characters cannot be read in this encoding. Choose another one below and read the file again.
integrations-columns-encoding = Encoding
integrations-columns-separator = Separator
integrations-separator-comma = Comma
integrations-separator-semicolon = Semicolon
integrations-separator-tab = Tab
integrations-separator-bar = Bar
integrations-columns-again = Read again
integrations-columns-column = Column
integrations-columns-becomes = Becomes
integrations-columns-samples = Such as
integrations-columns-unnamed = Column { $n }
integrations-columns-source = Source of those for whom the file names none
integrations-columns-source-hint = Such as job_fair. Left empty, it is “import”.
integrations-columns-tag = Tag for everybody in this file
integrations-columns-tag-hint = With a tag you find all of them again.
integrations-columns-dry = Next, every row is checked. Nothing is written yet.
integrations-columns-check = Check the rows
integrations-needs-name = Choose the column with the name, or those with given and family name.
integrations-column-twice = Two columns are “{ $field }”. Choose one.
integrations-columns-count = The table has { $n } columns: say what each of them is.

# The report.
integrations-now-mapping = The columns are still to be chosen.
integrations-now-checking = The rows are being checked. Nothing is written.
integrations-now-checked = The rows are checked. Nothing is written yet.
integrations-now-running = The rows are being added. You may leave this page.
integrations-now-stopped = Stopped. What was added stays.
integrations-now-finished = Done.
integrations-now-refused = This file cannot be imported.
integrations-report-progress = { $done } of { $total }
integrations-state-ready = To be added
integrations-state-same = Known already
integrations-state-faulty = Faulty
integrations-state-added = Added
integrations-state-skipped = Left out
integrations-report-same-candidates = { $n ->
    [one] One row may be somebody you know.
   *[other] { $n } rows may be people you know.
    } What becomes of them?
integrations-report-same-jobs = { $n ->
    [one] One job may be there already.
   *[other] { $n } jobs may be there already.
    } What becomes of them?
integrations-report-skip = Leave them out
integrations-report-add-candidates = Add each as a separate person
integrations-report-add-jobs = Add each as a separate job
integrations-report-each = You can decide for each one in the list below. Nobody is merged by an import.
integrations-report-faulty = { $n ->
    [one] One faulty row is
   *[other] { $n } faulty rows are
    } left out. Mend them in your file and import it again: whoever is known by then is recognised.
integrations-report-no-mail = Nobody gets a mail by this.
integrations-report-run-candidates = Add { $n ->
    [one] one person
   *[other] { $n } people
    }
integrations-report-run-jobs = Add { $n ->
    [one] one job
   *[other] { $n } jobs
    }
integrations-report-go-on = Go on
integrations-report-columns = Choose other columns
integrations-report-stop = Stop
integrations-report-download = Report as CSV
integrations-report-discard = Discard the file
integrations-report-rows = Rows
integrations-report-all = Show all rows
integrations-report-line = Row
integrations-report-who-candidates = Person
integrations-report-who-jobs = Job
integrations-report-result = Result
integrations-report-why = Why
integrations-report-id = Id
integrations-report-unnamed = without a name
integrations-report-look = Look
integrations-report-will-add = Will be added separately.
integrations-report-will-skip = Will be left out.
integrations-report-rather-skip = Rather leave out
integrations-report-rather-add = Rather add

# Everything as one file.
integrations-export-title = Export
integrations-export-what = Everything as one zip: a sheet for spreadsheets and a list in JSON of each kind of thing, all files, and a README that says what is what.
integrations-export-seen = It holds what you may see. Confidential jobs of others are not in it; on the server, “bole export” takes out everything.
integrations-export-make = Make an export
integrations-export-made = Made of late
integrations-export-kept = Each can be fetched for 24 hours, by you alone.
integrations-export-ready = { $mib } MB, there until { $until }
integrations-export-waiting = Being made: { $done } of { $total } kinds of things
integrations-export-failed = Not made, since the account that asked for it no longer may.
integrations-export-expired = Expired
integrations-export-download = Download
integrations-export-download-this = Download the export of { $when }
integrations-people-csv = Table as CSV

# One person as a file.
integrations-person-export = All data of this person
integrations-person-made = What is known of this person, as of { $when }.
integrations-person-none = Nothing
integrations-person-contact = Contact
integrations-person-applications = Applications
integrations-person-applied = Applied on { $when }, source { $source }
integrations-person-files = Files
integrations-person-notes = Notes of the team
integrations-person-messages = Messages
integrations-person-not-sent = Not sent
integrations-person-consents = Consent
integrations-person-given = Given on { $when }
integrations-person-expires = until { $when }
integrations-person-withdrawn = withdrawn on { $when }

# The timeline.
event-import-begun = { $actor } began an import of { $n } rows
event-import-started = { $actor } had { $n } rows imported
event-import-stopped = { $actor } stopped an import
event-import-finished = { $actor } finished an import; { $n } rows were added
event-import-discarded = { $actor } discarded a file to import
event-job-imported = { $actor } imported the job from a file
event-export-asked = { $actor } asked for an export of everything
event-export-made = { $actor } took out everything: { $rows } rows, { $files } files
event-backup-made = A backup was made: { $rows } rows, { $files } files

# The board for careers pages written for Greenhouse.
integrations-greenhouse-first-name = First name
integrations-greenhouse-last-name = Last name
integrations-greenhouse-yes = Yes
integrations-greenhouse-no = No
integrations-greenhouse-pay-hour = Pay per hour
integrations-greenhouse-pay-day = Pay per day
integrations-greenhouse-pay-week = Pay per week
integrations-greenhouse-pay-month = Pay per month
integrations-greenhouse-pay-months = Pay per month, { $months } times a year
integrations-greenhouse-pay-year = Pay per year
integrations-greenhouse-link = A web address does not belong here.
integrations-greenhouse-no-file = Send a file as a part of multipart/form-data with a file name, as Base64 in the field that ends in _content, or its text in the field that ends in _text.
integrations-greenhouse-no-fetching = Files are not fetched from addresses. Send the file itself, as multipart/form-data or as Base64 in the field that ends in _content.
integrations-greenhouse-no-base64 = This is not Base64.
integrations-greenhouse-no-question = The form of this job has no such question.
integrations-greenhouse-media = Send multipart/form-data or application/json.
integrations-compat-lead = A careers page that was written for Greenhouse reads your public postings here and can send applications. It needs another base address and nothing else. Left empty, there is no such board.
integrations-compat-token = Name of the board
integrations-compat-token-hint = What Greenhouse calls the board token. Small letters, digits, - and _, at most { $max }. It is public.
integrations-compat-base = Base address for the page:
integrations-compat-apply = To send applications, the page’s server shows a token with the scope applications:write as the user name of HTTP Basic.
integrations-compat-wrong = Use small letters, digits, - and _ only.
integrations-compat-save = Save
integrations-compat-saved = Saved.
