alerts = To look into
alerts-much-read =
    { $n ->
        [one] { $name } opened one record of people in ten minutes
       *[other] { $name } opened { $n } people and files in ten minutes
    }
alerts-ask = ask what for, or end the access
alerts-see = I have looked
alerts-own = Somebody else has to look at what you did yourself.
alerts-said-seen = Noted: you have looked into it.
event-alert-raised = Unusually many people and files were opened by one colleague
event-alert-seen = { $actor } looked into unusually much reading
