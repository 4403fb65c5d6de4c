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
