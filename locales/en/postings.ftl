# List
postings-title = Texts by language
postings-what = What people read on the careers site, one text per language. The source is the one the others translate.
postings-none = No text yet
postings-none-what-to-do = Choose the language you write best. Translations can follow.
postings-source = Source
postings-behind = The source text changed since this translation
postings-behind-short = changed
postings-behind-what-to-do = Look at what changed, carry it over, and say that the translation is right again.
postings-behind-show = What changed in { $language }
postings-confirm = The translation is right
postings-to-source = To the source text in { $language }
postings-changed = changed { $when }
postings-look = On the careers site
postings-write = Write
postings-read = Read
postings-add = Another language
postings-add-hint = The new text begins as a draft with the title of the source.
postings-other-language = Any other, by its tag
postings-begin = Begin
postings-language-unknown = Write a language tag, such as fr, pt-BR or zh-Hant.
postings-language-taken = This job has a text in this language already.

# Standing
postings-draft = Draft
postings-scheduled = Scheduled
postings-live = Live
postings-hidden = Published, not visible
postings-hidden-why = The job itself is not open to the public.
postings-ended = Ended
postings-from = from { $when }
postings-since = since { $when }
postings-until = until { $when }
postings-ended-at = { $when }
postings-by-zone = ({ $zone })

# Editor
postings-languages = Languages of this job
postings-all = All languages
postings-part-title = Title
postings-part-description = Description
postings-part-requirements = Requirements
postings-part-benefits = Benefits
postings-markdown-hint = Markdown: **bold**, lists with -, headings with #.
postings-heading-hint = The page puts its own heading above this part.
postings-slug = Address
postings-slug-hint = The last part of the address, small letters and hyphens. It follows the title until the text is published; old addresses go on leading here.
postings-slug-unfit = Use small letters, digits and single hyphens, 80 at most.
postings-slug-taken = Another posting has or had this address. Choose a different one.
postings-matches-source = This translation matches the source text as it is now
postings-original = Source text ({ $language })
postings-preview = Preview
postings-preview-what = as people read it
postings-conflict-legend = From what is saved to what you typed: struck out is only in the saved text, underlined only in yours.
postings-said-saved = The text is saved.
postings-said-confirmed = The translation counts as right.
postings-said-source = This is the source text now.
postings-said-discarded = The draft is thrown away.
postings-more = More
postings-make-source = Make this the source
postings-discard = Throw the draft away
postings-discard-was-public = This text was public once, so its address is kept. Unpublish it instead.
postings-discard-source = The others translate this text. Make another one the source first.

# Publication
postings-publication = Publication
postings-times-zone = Times are those of { $zone }.
postings-when = When
postings-when-now = Now
postings-when-later = At a time
postings-from-label = From
postings-until-label = Until
postings-publish = Publish
postings-publish-again = Change the publication
postings-unpublish = Unpublish now
postings-unschedule = Take the plan back
postings-time-unreadable = Write date and time, such as 2026-11-24T09:00.
postings-from-missing = Say from when, or choose “Now”.
postings-until-before-from = The end comes after the beginning. Choose a later time.
postings-leaves-now-first = This text is public now. It would leave the careers site until then: tick below that this is meant, or leave the beginning empty.
postings-leaves-now = Take it off the careers site until then
postings-needs-description = Write a description first; people and search engines need it.
postings-job-confidential = This job is confidential, so its texts are never public.
postings-job-internal = This job is for colleagues only, so its texts are never public.
postings-job-ended = This job has ended. Reopen it first.
postings-job-not-open = This job is not open. Open it on its plan, or publish at a time.
postings-job-no-place = Say where the work is done: add an office or a city to the plan.
postings-not-public = This text is not public.
postings-said-published = Published. It is on the careers site now.
postings-said-scheduled = Scheduled.
postings-said-unpublished = No longer public.

# Pay
postings-pay-no-amount = Enter a lowest or a highest amount.
postings-pay-amount-range = Enter an amount above zero that somebody could be paid.
postings-pay-amount-unreadable = This is no amount. Write 60000, 60,000 or 60k.
postings-pay-no-decimals = Amounts in { $currency } have no decimals. Write a whole number.
postings-pay-max-below-min = The highest amount is below the lowest.
postings-pay-months-range = Enter 12 to 24 months. Only pay by the month has more than 12.
postings-pay-months-monthly = Only monthly pay has more than 12 months. Write 12, or choose pay by the month.
postings-pay-bonus-months-range = Enter 1 to 24 months of bonus.
postings-pay-bonus-percent-range = Enter 1 to 200 percent.
postings-pay-bonus-one = Give the bonus in months or in percent, not both.
postings-pay-bonus-number = Enter a whole number, or choose no bonus.
postings-pay-bonus-kind = Choose whether the bonus is in months or percent, or empty this field.
postings-pay-needs-amount = This goes with an amount. Enter a lowest or highest amount, or empty this field.
postings-pay-currency-missing = Choose the currency.
postings-pay-currency-unknown = Choose a currency from the list.

# History
event-posting-created = { $actor } began the text in { $language }.
event-posting-changed = { $actor } changed the text in { $language }.
event-posting-scheduled = { $actor } planned when the text in { $language } is public.
event-posting-unscheduled = { $actor } took back the plan for the text in { $language }.
event-posting-published = { $actor } published the text in { $language }.
event-posting-unpublished = { $actor } unpublished the text in { $language }.
event-posting-confirmed = { $actor } said that the translation in { $language } is right.
event-posting-discarded = { $actor } threw away the draft in { $language }.
