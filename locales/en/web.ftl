# How long ago, and how long until. Used by the `time_ago` filter on every page.
web-now = just now
web-yesterday = yesterday
web-tomorrow = tomorrow
web-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
web-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
web-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
web-weeks-ago = { $n ->
    [one] { $n } week ago
   *[other] { $n } weeks ago
}
web-months-ago = { $n ->
    [one] { $n } month ago
   *[other] { $n } months ago
}
web-years-ago = { $n ->
    [one] { $n } year ago
   *[other] { $n } years ago
}
web-in-minutes = { $n ->
    [one] in { $n } minute
   *[other] in { $n } minutes
}
web-in-hours = { $n ->
    [one] in { $n } hour
   *[other] in { $n } hours
}
web-in-days = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
}
web-in-weeks = { $n ->
    [one] in { $n } week
   *[other] in { $n } weeks
}
web-in-months = { $n ->
    [one] in { $n } month
   *[other] in { $n } months
}
web-in-years = { $n ->
    [one] in { $n } year
   *[other] in { $n } years
}
# JSON that cannot be read.
web-json-broken = This is not valid JSON; it breaks at line { $line }, column { $column }.
web-json-too-deep = This JSON is nested too deep; see line { $line }, column { $column }.
web-json-too-many-keys = This JSON has more keys than are taken at once; see line { $line }, column { $column }.
web-json-key-twice = The same key is twice in one object of this JSON; see line { $line }, column { $column }.
web-json-nul = There is a NUL character in this JSON; see line { $line }, column { $column }.
