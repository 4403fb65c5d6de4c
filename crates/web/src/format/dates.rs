//! Days and times of day.

use base::{Date, Time, Zone};
use icu::{
    calendar::{Date as Calendar, Gregorian},
    datetime::{
        FixedCalendarDateTimeFormatter, NoCalendarFormatter,
        fieldsets::{E, MD, MDE, MDET, MDT, T, YM, YMD, YMDE, YMDT},
        input::{DateTime, Time as Clock},
    },
    locale::Locale,
};
use jiff::civil;

use super::Format;

type Day<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// The formatters of one language.
pub(super) struct Dates {
    short: Day<YMD>,
    medium: Day<YMD>,
    long: Day<YMD>,
    full: Day<YMDE>,
    day_month: Day<MD>,
    day_month_long: Day<MD>,
    weekday_day_month: Day<MDE>,
    weekday: Day<E>,
    month: Day<YM>,
    time: NoCalendarFormatter<T>,
    date_time: Day<YMDT>,
    day_month_time: Day<MDT>,
    weekday_time: Day<MDET>,
}

impl Dates {
    pub(super) fn new(locale: &Locale) -> Self {
        macro_rules! day {
            ($fields:expr) => {
                Day::try_new(locale.clone().into(), $fields).expect("compiled data holds every language")
            };
        }
        Self {
            short: day!(YMD::short()),
            medium: day!(YMD::medium()),
            long: day!(YMD::long()),
            full: day!(YMDE::long()),
            day_month: day!(MD::medium()),
            day_month_long: day!(MD::long()),
            weekday_day_month: day!(MDE::medium()),
            weekday: day!(E::long()),
            month: day!(YM::long()),
            time: NoCalendarFormatter::try_new(locale.clone().into(), T::hm())
                .expect("compiled data holds every language"),
            date_time: day!(YMD::medium().with_time_hm()),
            day_month_time: day!(MD::medium().with_time_hm()),
            weekday_time: day!(MDE::medium().with_time_hm()),
        }
    }
}

/// How much of a day is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// 24/11/2026
    Short,
    /// 24 Nov 2026
    Medium,
    /// 24 November 2026
    Long,
    /// Tuesday, 24 November 2026
    Full,
    /// 24 Nov
    DayMonth,
    /// 24 November
    DayMonthLong,
    /// Tue, 24 Nov
    WeekdayDayMonth,
    /// Tuesday
    Weekday,
    /// November 2026
    Month,
}

/// How much of the day stands before the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeStyle {
    /// 14:00
    Time,
    /// 24 Nov 2026, 14:00
    Full,
    /// 24 Nov, 14:00
    DayMonth,
    /// Tue, 24 Nov, 14:00
    Weekday,
}

impl Format {
    /// A calendar day.
    pub fn day(&self, day: Date, style: DateStyle) -> String {
        let day = gregorian(day.civil());
        let dates = &self.dates;
        match style {
            DateStyle::Short => dates.short.format(&day).to_string(),
            DateStyle::Medium => dates.medium.format(&day).to_string(),
            DateStyle::Long => dates.long.format(&day).to_string(),
            DateStyle::Full => dates.full.format(&day).to_string(),
            DateStyle::DayMonth => dates.day_month.format(&day).to_string(),
            DateStyle::DayMonthLong => dates.day_month_long.format(&day).to_string(),
            DateStyle::WeekdayDayMonth => dates.weekday_day_month.format(&day).to_string(),
            DateStyle::Weekday => dates.weekday.format(&day).to_string(),
            DateStyle::Month => dates.month.format(&day).to_string(),
        }
    }

    /// A moment, as the clocks of `zone` show it.
    pub fn moment(&self, time: Time, zone: &Zone, style: TimeStyle) -> String {
        let local = time.in_zone(zone.time_zone());
        let time = Clock::try_new(local.hour() as u8, local.minute() as u8, local.second() as u8, 0)
            .expect("a time of day is in range");
        let moment = DateTime {
            date: gregorian(local.date()),
            time,
        };
        match style {
            TimeStyle::Time => self.dates.time.format(&time).to_string(),
            TimeStyle::Full => self.dates.date_time.format(&moment).to_string(),
            TimeStyle::DayMonth => self.dates.day_month_time.format(&moment).to_string(),
            TimeStyle::Weekday => self.dates.weekday_time.format(&moment).to_string(),
        }
    }

    /// 24 Nov 2026, 14:00
    pub fn date_time(&self, time: Time, zone: &Zone) -> String {
        self.moment(time, zone, TimeStyle::Full)
    }
}

fn gregorian(day: civil::Date) -> Calendar<Gregorian> {
    Calendar::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8)
        .expect("a civil date is a real day")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn say(language: &str) -> String {
        use DateStyle as D;
        let format = Format::of(language);
        let day = Date::new(2026, 11, 24).unwrap();
        let styles = [D::Short, D::Medium, D::Long, D::Full, D::DayMonth, D::DayMonthLong];
        let more = [D::WeekdayDayMonth, D::Weekday, D::Month];
        styles
            .into_iter()
            .chain(more)
            .map(|style| format.day(day, style))
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn days_are_written_the_way_of_the_language() {
        assert_snapshot!(say("en"), @"24/11/2026 | 24 Nov 2026 | 24 November 2026 | Tuesday, 24 November 2026 | 24 Nov | 24 November | Tue 24 Nov | Tuesday | November 2026");
        assert_snapshot!(say("de"), @"24.11.26 | 24.11.2026 | 24. November 2026 | Dienstag, 24. November 2026 | 24. Nov. | 24. November | Di., 24. Nov. | Dienstag | November 2026");
        assert_snapshot!(say("zh-Hans"), @"2026/11/24 | 2026年11月24日 | 2026年11月24日 | 2026年11月24日星期二 | 11月24日 | 11月24日 | 11月24日周二 | 星期二 | 2026年11月");
    }

    #[test]
    fn a_moment_is_shown_by_the_clocks_of_its_zone() {
        let time: Time = "2026-11-24T23:05:00Z".parse().unwrap();
        let berlin = "Europe/Berlin".parse::<Zone>().unwrap();
        let shanghai = "Asia/Shanghai".parse::<Zone>().unwrap();
        let say = |language: &str, zone| {
            let all = [
                TimeStyle::Time,
                TimeStyle::Full,
                TimeStyle::DayMonth,
                TimeStyle::Weekday,
            ];
            all.map(|style| Format::of(language).moment(time, zone, style))
                .join(" | ")
        };
        assert_snapshot!(say("en", &berlin), @"00:05 | 25 Nov 2026, 00:05 | 25 Nov, 00:05 | Wed 25 Nov, 00:05");
        assert_snapshot!(say("de", &berlin), @"00:05 | 25.11.2026, 00:05 | 25. Nov., 00:05 | Mi., 25. Nov., 00:05");
        assert_snapshot!(say("zh-Hans", &shanghai), @"07:05 | 2026年11月25日 07:05 | 11月25日 07:05 | 11月25日周三 07:05");
    }
}
