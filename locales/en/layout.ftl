layout-skip = Skip to content
layout-home-link = Bole, today
layout-main-nav = Main
layout-jobs = Jobs
layout-outbox = Outbox
layout-settings = Settings
layout-close = Close
layout-languages = Language
layout-open-positions = Open positions
layout-how-we-hire = How we hire
layout-your-application = Your application
layout-privacy = Privacy
layout-feed = Feed
layout-no-cookie = No cookie is needed to read this site. Runs on Bole.
layout-failed = That did not work. Reload the page and try again.
layout-shortcuts = Keys
layout-shortcuts-everywhere = Everywhere
layout-shortcuts-here = On this page
layout-shortcuts-go = Go to
layout-shortcuts-next = Next and previous
layout-shortcuts-pick = Select
layout-shortcuts-close = Close what is on top
layout-shortcuts-sheet = Show this sheet

error-malformed-title = That address or form could not be read
error-malformed-what-to-do = Go back, reload the page and try again.
error-unauthorized-title = Sign in first
error-unauthorized-what-to-do = This page is for people who have signed in.
error-forbidden-title = You may not do that here
error-forbidden-what-to-do = Ask whoever runs this job, or an administrator, if you need to.
error-cross-site-title = This came from another site
error-cross-site-what-to-do = Nothing was changed. Open the page here and send the form again.
error-not-found-title = There is nothing at this address
error-not-found-what-to-do = It may have moved, or you may not be allowed to see it.
error-method-not-allowed-title = This address does not take that
error-method-not-allowed-what-to-do = Go back and use the buttons on the page.
error-timeout-title = It took too long to arrive
error-timeout-what-to-do = Your connection was slow or broke. Go back and send it again.
error-conflict-title = That does not fit any more
error-conflict-what-to-do = Somebody was faster. Reload the page to see how things stand.
error-gone-title = This is no longer here
error-gone-what-to-do = The link has been used or has expired.
error-changed-title = Somebody changed this in the meantime
error-changed-what-to-do = Reload the page to see what changed, then make your change again.
error-too-large-title = That is too large
error-too-large-what-to-do = Go back and send less, or a smaller file.
error-unsupported-media-title = This kind of content is not accepted
error-unsupported-media-what-to-do = Go back and choose another file.
error-invalid-title = Some fields need attention
error-invalid-what-to-do = Go back and check what you entered.
error-rate-limited-title = That was a lot at once
error-rate-limited-what-to-do = Wait a few minutes, then try again. Nothing you sent before is lost.
error-unavailable-title = Not available for the moment
error-unavailable-what-to-do = Try again in a minute.
error-internal-title = Something went wrong on our side
error-internal-what-to-do = Nothing was saved. Try again; if it happens twice, tell us the reference below.
error-reference = Reference: { $reference }
error-to-app = To today’s list
error-to-jobs = To the open positions

forms-optional = (optional)
forms-none = None
forms-error-summary =
    { $n ->
        [one] One thing needs attention
       *[other] { $n } things need attention
    }
