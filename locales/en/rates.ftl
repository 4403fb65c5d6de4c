rates-title = Exchange rates
rates-lead = With these, visitors see pay in a currency of their own, and your team compares packages. Every figure says the day and the source.
rates-none = There are no rates yet: pay is shown in its own currency alone.
rates-file = Rates of the European Central Bank
rates-file-lead = Choose a file that the bank publishes: today’s rates (eurofxref-daily.xml) or all days since 1999 (eurofxref-hist.zip). A rate that you entered yourself for the same day stays.
rates-file-choose = File
rates-file-take = Import the rates
rates-file-none = Choose a file first.
rates-file-unknown = This is no file of reference rates of the European Central Bank. Choose eurofxref-daily.xml, eurofxref-hist.xml or eurofxref-hist.zip.
rates-file-damaged = The file is damaged near “{ $near }”; nothing of it was taken. Download it again.
rates-file-too-large = The file is larger than any file of reference rates. Choose eurofxref-daily.xml, eurofxref-hist.xml or eurofxref-hist.zip.
rates-file-empty = The file holds no rates. Download it again.
rates-saved = Saved. Pay is told with it now.
rates-imported = { $count ->
    [0] Nothing is new: the rates up to { $date } were here.
    [one] One rate is new; the newest are of { $date }.
   *[other] { $count } rates are new; the newest are of { $date }.
}
rates-own = A rate of your own
rates-currency = Currency
rates-currency-hint = Three letters, such as CNY. The euro needs no rate.
rates-currency-wrong = Enter the three letters of a currency other than EUR.
rates-per-eur = One euro is
rates-rate-wrong = Enter a number above 0, such as 8.20.
rates-date = As of
rates-source = Source
rates-source-hint = Who gives this rate, such as European Central Bank.
rates-add = Enter the rate
rates-remove = Remove
rates-remove-one = Remove { $currency }

rates-compare-title = Compare pay
rates-compare-lead = Type two packages as job boards write them. You see what each comes to by the month and by the year, with and without bonus, in one currency.
rates-compare-one = First package
rates-compare-other = Second package
rates-compare-hint = Such as 60-90K·14薪, €70,000–85,000 p.a. or $180k–$220k + equity
rates-compare-country = Country of its board
rates-compare-country-hint = Two letters, such as CN or DE. It decides what ¥, $ and kr mean.
rates-compare-currency = In which currency
rates-compare-own-currency = Their own
rates-compare-date = At the rates of
rates-compare-go = Compare
rates-compare-result = Side by side, in { $currency }
rates-compare-understood = Understood as
rates-compare-equity = On top: { $note }
rates-compare-at-rate = 1 { $from } = { $rate } { $to }, { $source }, { $date }
rates-compare-difference = Second to first
rates-compare-percent = { $sign ->
    [plus] +{ $percent } %
   *[minus] { $percent } %
}
rates-compare-how = Twelve monthly salaries are the base; a thirteenth and further ones count as bonus. By the hour, day or week a year is full time: 52 weeks of five days of eight hours. The difference is between the middles of the ranges.
rates-row-month-base = A month, without bonus
rates-row-month-whole = A month on average, with bonus
rates-row-year-base = A year, without bonus
rates-row-year-whole = A year, with bonus
rates-note-currency = The currency follows from the country of the board.
rates-note-period = The time it is paid for follows from the way that market writes.
rates-note-reversed = The higher amount stood first.
rates-note-bonus = A bonus is named without a figure; it is not in the sums.
rates-note-no-lower-end = The lower end was 0, which says nothing.
rates-no-rate = There is no exchange rate for { $currency } on that day. Choose another currency or day, or ask an admin to import the rates.
rates-country-wrong = Enter the two letters of a country, such as CN.
rates-unread-which-currency = { $sign } stands for several currencies. Enter the country of the board.
rates-unread-no-currency = Name the currency, such as EUR, or enter the country of the board.
rates-unread-which-period = Say what the amount is paid for: an hour, a day, a month or a year.
rates-unread-negotiable = This says that pay is to be agreed: there is nothing to compare.
rates-unread-unknown = “{ $word }” is not understood. Write the pay as a job board would.
rates-unread-after-tax = This is an amount after tax, which depends on the person. Enter the amount before tax.
rates-unread-hidden = The site hides its digits in a font of its own, so that they cannot be copied. Type them.
rates-unread-piece = Pay by the piece has no month or year.
rates-unread-two = Two currencies, two times or more than two amounts stand together. Enter one package.
rates-unread-implausible = Nobody is paid that. Check the amounts, the months and the bonus.
rates-unread-no-amount = Enter an amount with its currency, such as €70,000 a year.

event-exchange-rate-set = { $actor } entered an exchange rate
event-exchange-rate-removed = { $actor } removed a currency
event-exchange-rates-imported = { $actor } imported exchange rates
