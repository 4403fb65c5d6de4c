# Pay
check-pay-missing = { $place }: the pay or its range has to be in the advert. Enter it and show it.
check-pay-minimum-missing = { $place }: the least that is paid has to be in the advert. Enter at least the lower end and show it.
check-pay-open-ended = { $place }: both ends of the range have to be in the advert. Add the one that is missing.
check-pay-before-interview = { $place }: applicants have to know the pay before the interview. Simplest is to show it here; otherwise tell each of them in time.
check-pay-directive = { $place }: by an EU directive applicants should know the pay before the interview since 7 June 2026. We found no national law on it yet. Showing the pay here settles it.
check-pay-on-request = { $place }: the pay has to be told when an applicant asks, or later in the process. Have it ready, or show it here.
check-pay-in-text = { $place }: an amount stands in the text. If it is the pay that the law wants told, enter it in the field for pay too, so that every board shows it.
check-pay-later = { $place }: from { $from } on, adverts have to tell the pay. Nothing has to be done today.
check-pay-benefits = { $place }: the benefits have to be described too. A few words on insurance, leave and bonuses will do.
check-pay-spread = { $place }: the range is wider than allowed ({ $most } { $currency } a year). Narrow it, or split the job into two levels.
check-pay-wide = The upper end is more than twice the lower. Readers believe a narrower range, and laws ask for one made in good faith.
check-pay-remote =
    { $count ->
        [one] A place where this work can be done wants the pay in adverts
       *[other] { $count } places where this work can be done want the pay in adverts
    } ({ $places }). Show the pay; leaving places out of the advert does not always help.
check-pay-vague = “{ $passage }” tells nobody anything. Name the pay, or leave the sentence out.
check-place-region-missing = Say the state or province of { $city }: whether pay must be told depends on it.
check-pay-history = { $place }: employers may not ask what applicants earn or earned. Ask what they expect instead.
check-pay-history-later = { $place }: from { $from } on, employers may not ask what applicants earn or earned. Better ask what they expect already.

# Title
check-title-empty = The advert has no title. Write what the job is called.
check-title-long = The title is long, and boards cut it. Keep the name of the job and move the rest into the text.
check-title-shouting = The title is in capitals. Write it as in a sentence.
check-title-pay = Pay in the title gets adverts refused by some boards. The field for pay is the place for it.
check-title-place = The place is shown beside the title already. Take “{ $passage }” out.
check-title-signs = Boards refuse or drop signs such as “{ $passage }”. Take them out.
check-title-urgent = “{ $passage }” is not part of the job’s name. Mark the job as urgent instead.
check-title-gender-de =
    “{ $passage }” names { $sex ->
        [woman] women
       *[other] men
    } alone. Add (m/w/d) or :in.
check-title-gender-de-word =
    “{ $passage }” names { $sex ->
        [woman] women
       *[other] men
    } alone. Add (m/w/d) or :in, or write “{ $instead }”.
check-title-two-sexes-de = (m/w) leaves out people who are neither. Write (m/w/d).
check-title-one-sex-de = “{ $passage }” asks for one sex alone. Write (m/w/d), unless the sex is indispensable for the work.

# Words that shut people out
check-gender-noun = “{ $passage }” names one sex. Write “{ $instead }”.
check-gender-guys = Not everybody feels meant by “{ $passage }”. Write “{ $instead }”.
check-gender-pronoun = “{ $passage }” assumes a sex. Write “{ $instead }” or “you”.
check-sex-only = “{ $passage }” asks for one sex. Take it out, unless a law makes it a condition of this work.
check-sex-preferred = “{ $passage }” prefers one sex. Say what the work needs instead.
check-age-limit = “{ $passage }” sets an age. Say which experience or strength the work needs instead.
check-age-wording = “{ $passage }” tells older people not to apply. Describe how you work together instead.
check-age-graduates = “{ $passage }” shuts out people with experience. Write “entry level”, or say what somebody has to know.
check-family-status = “{ $passage }” makes marriage or children a condition. Take it out.
check-appearance = “{ $passage }” is about looks. Say what the work needs, such as contact with customers.
check-photo = Asking for a photo lets looks, age and origin into the choice. Leave it out.
check-native-speaker = “{ $passage }” is about where somebody was born. Write the level you need: { $instead }.
check-accent = “{ $passage }” is about origin. Say what has to be understood, and by whom.
check-nationality = Ask for “{ $passage }” only where a law demands it. Otherwise ask for the right to work.
check-hukou = “{ $passage }” shuts out people from elsewhere. Say when and where somebody has to be there.
check-canadian-experience = Ontario does not allow “{ $passage }” as a requirement. Name the skill itself.
check-able-bodied = “{ $passage }” shuts out people with disabilities. Name the task, such as lifting 20 kg, and offer help.
check-hepatitis = “{ $passage }” shuts out carriers of hepatitis B. Take it out, unless a law forbids them this work.
check-zodiac = “{ $passage }” has nothing to do with the work. Take it out.
check-school-tier = “{ $passage }” counts the school, not the skill. Say what somebody has to be able to do.
check-question-family = “{ $passage }” asks about family, which has nothing to do with the work. Take the question out.
check-question-private = “{ $passage }” is private and can be taken for discrimination. Take the question out, or ask after hiring.

# Contact data
check-contact-mail = Applications sent to “{ $passage }” bypass the system and its privacy notice. Take the address out; people apply by the form.
check-contact-phone = Boards refuse phone numbers in the text. Take “{ $passage }” out.
check-contact-messenger = Boards refuse messenger contacts in the text, and what is said there is kept nowhere. Take “{ $passage }” out.

# Left over, and hard to read
check-placeholder = “{ $passage }” looks like something left to fill in. Fill it in or take it out.
check-pool = “{ $passage }” sounds as if there were no vacancy. Say whether there is one.
check-wall-of-text = This paragraph is long. Break it up, or make a list of it.
check-no-structure = A long text without a heading or a list is hard to skim. Add some.
check-shouting = “{ $passage }” is in capitals. Write it as a sentence.
check-exclamations = So many exclamation marks ({ $count }) make readers doubt. One is plenty.
check-text-long = The advert has { $words } words. Most readers stop long before; keep what decides.
check-description-empty = The description is empty. Say what somebody does in this job.
check-description-short = The description says little. Three to six sentences on the work help people decide.
check-requirements-empty = No requirements are named. Say what somebody has to bring, and what can be learnt.
check-benefits-empty = No benefits are named. Readers look for them; a few lines will do.
check-language-other = This part seems to be in another language ({ $found }) than the posting ({ $said }). Translate it, or move it to the posting of that language.
check-language-missing = The job is in { $country }, and no text is in a language spoken there. Consider adding one ({ $language }).

# Beside every finding
check-law = { $name }, { $article }
check-law-unconfirmed = We could not confirm this law or its details. Ask a lawyer before you rely on it.
check-law-checked = Looked up on { $date }. This is no legal advice.
check-employees = Holds for employers with { $employees } or more people.

# Places, by the end of the rule’s key. Countries are named by CLDR.
check-place-ca-bc = British Columbia
check-place-ca-nb = New Brunswick
check-place-ca-ns = Nova Scotia
check-place-ca-on = Ontario
check-place-ca-pe = Prince Edward Island
check-place-sk-advert = Slovakia
check-place-us-al = Alabama
check-place-us-ca = California
check-place-us-co = Colorado
check-place-us-ct = Connecticut
check-place-us-dc = the District of Columbia
check-place-us-de = Delaware
check-place-us-hi = Hawaii
check-place-us-il = Illinois
check-place-us-ma = Massachusetts
check-place-us-md = Maryland
check-place-us-me = Maine
check-place-us-mn = Minnesota
check-place-us-nj = New Jersey
check-place-us-nj-jersey-city = Jersey City
check-place-us-nv = Nevada
check-place-us-ny = New York State
check-place-us-ny-nyc = New York City
check-place-us-oh-cincinnati = Cincinnati
check-place-us-oh-cleveland = Cleveland
check-place-us-oh-columbus = Columbus
check-place-us-oh-toledo = Toledo
check-place-us-or = Oregon
check-place-us-pr = Puerto Rico
check-place-us-ri = Rhode Island
check-place-us-va = Virginia
check-place-us-vt = Vermont
check-place-us-wa = Washington State
