applications-set-aside = Set aside
applications-set-aside-lead = These applications look unusual. Nothing was refused and nobody was told: they wait here until you decide. Letting one in sends the confirmation that was held back.
applications-set-aside-count =
    { $n ->
        [one] One application waits
       *[other] { $n } applications wait
    }
applications-nothing-aside = Nothing is set aside
applications-nothing-aside-more = Applications that look like spam, or whose mail address is not confirmed yet, wait here.
applications-admission-accepted = let in
applications-admission-unconfirmed = address not confirmed
applications-admission-quarantined = looks like spam
applications-signal-hidden-field = A field that people cannot see was filled in.
applications-signal-many-links = The text holds many web addresses.
applications-signal-link-in-name = A web address stands where the name belongs.
applications-signal-too-fast = The form was sent sooner than a person can fill it in.
applications-signal-busy-address = Many applications came from the same internet address within minutes.
applications-signal-busy-site = Very many applications came from everywhere within minutes.
applications-signal-repeated = The same mailbox applied for this job again and again.
applications-let-in = Let in
applications-trash = To the trash
applications-pick = Select { $name }
applications-pick-none = Clear the selection
applications-pick-first = Select at least one application first.
applications-picked = Selected
applications-picked-one = { $n } selected
applications-picked-other = { $n } selected
applications-picked-acts = Selected applications
applications-pages = Pages
applications-first-page = First page
applications-next-page = Next page
applications-said-let-in =
    { $n ->
        [one] One application is let in
       *[other] { $n } applications are let in
    }
applications-said-trashed =
    { $n ->
        [one] One application is in the trash
       *[other] { $n } applications are in the trash
    }
applications-none-waits = Somebody has decided on this already. Reload the page to see what still waits.
applications-not-in-trash = This application is no longer in the trash. Reload the page to see how things stand.
event-application-set-aside-again = { $actor } set the application aside again
event-application-trashed = { $actor } moved the application to the trash
event-application-restored = { $actor } restored the application from the trash
