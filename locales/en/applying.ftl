applying-title = Apply
applying-error-prefix = Error:
applying-error-summary = { $n ->
    [one] One answer needs a correction
   *[other] { $n } answers need a correction
}
applying-kept = Everything else you entered is kept.
applying-kept-with-file = Everything else you entered is kept, and your CV is already stored.
applying-breadcrumb = Where you are
applying-all-jobs = Open positions
applying-minutes = About { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, no account.
applying-optional = (optional)
applying-leave-empty = Leave this empty
applying-name = Your name
applying-name-hint = As you would like us to write it, in any script.
applying-email = E-mail
applying-email-hint = The receipt, your private link and our answer go there.
applying-email-wrong = Enter an e-mail address with the part after the @ sign, like name@example.org
applying-phone = Phone
applying-phone-wrong = Enter a phone number of digits, like +49 151 2345 6789
applying-resume = Your CV
applying-resume-missing = Choose the file with your CV
applying-cover-letter = Cover letter
applying-cover-letter-missing = Choose the file with your cover letter
applying-file-hint = PDF, Word, OpenDocument, RTF or text, up to { $max } MB.
applying-file-missing = Choose a file
applying-file-lost = Choose this file again; it did not arrive whole
applying-choose = Choose a file
applying-drop = or drop it here
applying-replace = Replace it with another file
applying-sending = Sending the file
applying-cancel = Cancel
applying-stored = stored
applying-stored-kb = { $kb } KB · stored
applying-stored-said = The file is stored.
applying-upload-too-large = { "{" }name{ "}" } is larger than { $max } MB. Choose a smaller file.
applying-upload-empty = { "{" }name{ "}" } is empty. Choose another file.
applying-upload-unreachable = The connection broke. Choose the file again, or send the form; the file then goes with it.
applying-upload-stalled = No connection. The file goes on by itself as soon as it is back.
applying-upload-refused = { "{" }name{ "}" } is not taken. Choose a PDF, Word (DOCX), OpenDocument, RTF or text file.
applying-yes = Yes
applying-no = No
applying-choose-one = Choose one of the answers
applying-choose-some = Choose at least one answer
applying-date-wrong = Enter a date as year-month-day, like 2027-01-31
applying-number-wrong = Enter a number, like 12 or 2.5
applying-pool-legend = Other positions
applying-pool-consent = { $company } may keep my data for one year and write to me about other positions. I can withdraw this at any time; my application does not depend on it.
applying-notice = What we do with your data, for how long, and your rights:
applying-notice-link = privacy in full
applying-person-reads = A person reads every application. Answers to the questions never reject anyone.
applying-send = Send application
applying-busy = Sending…
applying-send-again = This page was open for a long time. Check what you entered and send it once more.
applying-wait = Very many applications came from your network or address. Send the form again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
applying-closed = This job stopped taking applications while you were filling in the form. Nothing was sent.
applying-closed-what = What you typed is still here, so that you can copy it for another application:
applying-confirm-title = One step is left
applying-confirm-mail = A mail with a link is on its way to you. Open the link and confirm that the application is yours: only then do we read it.
applying-applied-title = We have your application
applying-applied-mail = A mail is on its way to you with a receipt and the link to your own page. There you see where your application stands, and you can add files, withdraw it or have your data erased.
applying-applied-no-mail-yet = No mail after ten minutes? Look into the spam folder, or
applying-applied-renew = ask for a new link
applying-applied-without-mail = We answer to the address you gave. You need not do anything more.

applications-job-not-open = This job takes no new people now. Reopen it first.
applications-already-there = This person already has an application for this job.
applications-already-admitted = Somebody has already let this application in.

event-application-received = { $actor } applied
event-application-added = { $actor } added the application
event-application-confirmed = { $actor } confirmed the mail address
event-application-admitted = { $actor } let the application in
event-application-link-renewed = { $actor } asked for a new link to the status page
event-consent-given = { $actor } agreed to be kept in the talent pool
