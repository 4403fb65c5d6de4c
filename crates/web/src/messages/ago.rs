//! How long ago something was, or how long until it is, in words.

use base::Time;
use fluent_bundle::{FluentArgs, FluentValue};

use super::Messages;
use crate::format::Locale;

impl Messages {
    /// "3 days ago", "vor 3 Tagen", "3 天前", "tomorrow". From a day on it counts the reader's calendar days, so that
    /// yesterday evening is yesterday and not "14 hours ago" seen from tomorrow.
    pub fn time_ago(&self, locale: &Locale, time: Time) -> String {
        let (key, n) = distance(locale, time);
        let mut args = FluentArgs::with_capacity(1);
        args.set("n", FluentValue::from(n));
        self.get(locale.language(), key, Some(&args))
    }
}

/// The message and its number.
fn distance(locale: &Locale, time: Time) -> (&'static str, i64) {
    let seconds = locale.now().since(time).as_secs();
    let day = |time: Time| time.in_zone(locale.zone().time_zone()).date();
    let days = day(time)
        .until(day(locale.now()))
        .map_or(0, |span| i64::from(span.get_days()));
    let (away, past) = (days.abs(), seconds >= 0);
    let pick = |before, after| if past { before } else { after };
    match (seconds.abs(), away) {
        (0..60, _) => ("web-now", 0),
        (60..3600, _) => (pick("web-minutes-ago", "web-in-minutes"), seconds.abs() / 60),
        (_, 0) => (pick("web-hours-ago", "web-in-hours"), seconds.abs() / 3600),
        (_, 1) => (pick("web-yesterday", "web-tomorrow"), 1),
        (_, 2..14) => (pick("web-days-ago", "web-in-days"), away),
        (_, 14..60) => (pick("web-weeks-ago", "web-in-weeks"), away / 7),
        // 30.44 days are the mean month of the Gregorian calendar.
        (_, 60..730) => (pick("web-months-ago", "web-in-months"), away * 100 / 3044),
        _ => (pick("web-years-ago", "web-in-years"), away * 100 / 36525),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::messages::tests::ours;

    fn say(language: &str, times: &[&str]) -> String {
        let now = "2026-11-24T08:00:00Z".parse().unwrap();
        let locale = Locale::new(language, "Asia/Shanghai".parse().unwrap(), now);
        let say = |time: &&str| ours().time_ago(&locale, time.parse().unwrap());
        times.iter().map(say).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_past_and_the_future_are_said_in_each_language() {
        let times = [
            "2026-11-24T07:59:30Z",
            "2026-11-24T07:58:30Z",
            "2026-11-24T03:00:00Z",
            // 23:00 of the day before in Shanghai.
            "2026-11-23T15:00:00Z",
            "2026-11-21T08:00:00Z",
            "2026-11-01T08:00:00Z",
            "2026-06-01T08:00:00Z",
            "2020-11-24T08:00:00Z",
            "2026-11-24T08:01:10Z",
            "2026-11-25T01:00:00Z",
            "2026-11-30T08:00:00Z",
            "2027-11-24T08:00:00Z",
        ];
        assert_snapshot!(say("en", &times), @"just now | 1 minute ago | 5 hours ago | yesterday | 3 days ago | 3 weeks ago | 5 months ago | 5 years ago | in 1 minute | tomorrow | in 6 days | in 11 months");
        assert_snapshot!(say("de", &times), @"gerade eben | vor 1 Minute | vor 5 Stunden | gestern | vor 3 Tagen | vor 3 Wochen | vor 5 Monaten | vor 5 Jahren | in 1 Minute | morgen | in 6 Tagen | in 11 Monaten");
        assert_snapshot!(say("zh-Hans", &times), @"刚刚 | 1 分钟前 | 5 小时前 | 昨天 | 3 天前 | 3 周前 | 5 个月前 | 5 年前 | 1 分钟后 | 明天 | 6 天后 | 11 个月后");
    }
}
