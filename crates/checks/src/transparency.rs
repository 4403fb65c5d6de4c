//! Pay transparency: what the laws of the places of work want an advert to say of pay.

use base::{Currency, Date};
use pay::Pay;

use crate::{
    advert::{Advert, Employment},
    finding::{Field, Finding, Severity},
    fold::Folded,
    pay_law::{Duty, LAWS, PayLaw},
    place::{Remote, Site, Sites, has_regions},
    rule::{Rule, rule},
    title::names_money,
};

/// What an advert says of pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// Both ends, or one amount.
    Whole,
    OnlyFrom,
    OnlyTo,
    /// Not in the field for it, but an amount of money is in the text.
    InText,
    Nothing,
}

impl Told {
    fn of(advert: &Advert<'_>) -> Self {
        match advert.pay.filter(|_| advert.pay_shown).map(|pay| (pay.min, pay.max)) {
            Some((Some(_), Some(_))) => Self::Whole,
            Some((Some(_), None)) => Self::OnlyFrom,
            Some((None, Some(_))) => Self::OnlyTo,
            Some((None, None)) | None => {
                let texts = [advert.description, advert.requirements, advert.benefits];
                let named = texts.iter().any(|text| names_money(&Folded::new(text).text).is_some());
                if named { Self::InText } else { Self::Nothing }
            }
        }
    }
}

pub(crate) fn check(advert: &Advert<'_>, sites: &Sites<'_>, day: Date, findings: &mut Vec<Finding>) {
    let look = Look {
        advert,
        day,
        told: Told::of(advert),
        facts: format!("{} {:?}", advert.pay_shown, advert.pay),
    };
    let mut met: Vec<&'static PayLaw> = Vec::new();
    for site in &sites.places {
        let here: Vec<_> = look.laws().filter(|law| law.at.holds_at(site)).collect();
        look.at_a_place(&here, &mut met, findings);
        look.region_is_missing(site, findings);
    }
    if let Remote::From(countries) = sites.remote {
        for country in countries {
            let here = look
                .laws()
                .filter(|law| law.at.depth() == 0 && law.at.country == country.code());
            look.at_a_place(&here.collect::<Vec<_>>(), &mut met, findings);
        }
    }
    look.afar(sites, &met, findings);
    look.too_wide(&met, findings);
}

/// The advert and what it comes to.
struct Look<'a> {
    advert: &'a Advert<'a>,
    day: Date,
    told: Told,
    facts: String,
}

impl Look<'_> {
    /// The laws that this employer and this pay come under.
    fn laws(&self) -> impl Iterator<Item = &'static PayLaw> {
        let employees = self.advert.employees;
        let yearly = self.advert.pay.map(yearly);
        LAWS.iter().filter(move |law| {
            let exempt = law
                .exempt
                .zip(yearly)
                .is_some_and(|((currency, above), (own, _, max))| {
                    currency == own && max.is_some_and(|max| max > above)
                });
            law.covers(employees) && !exempt
        })
    }

    /// Of the laws of one place, the strictest on the range, and each on benefits and width.
    fn at_a_place(&self, here: &[&'static PayLaw], met: &mut Vec<&'static PayLaw>, findings: &mut Vec<Finding>) {
        let strictest = here
            .iter()
            .filter_map(|law| self.range(law).map(|finding| (finding, law)))
            .max_by_key(|(finding, law)| (finding.severity, law.duty, law.at.depth()));
        findings.extend(strictest.map(|(finding, _)| finding));
        findings.extend(here.iter().filter_map(|law| self.benefits(law)));
        findings.extend(here.iter().filter_map(|law| self.spread(law)));
        met.extend(here);
    }

    fn range(&self, law: &'static PayLaw) -> Option<Finding> {
        let message = match (law.duty, self.told) {
            (_, Told::Whole) => return None,
            (Duty::Range, Told::OnlyFrom | Told::OnlyTo) if law.open_ended => return None,
            (Duty::Range, Told::OnlyFrom | Told::OnlyTo) => "check-pay-open-ended",
            (Duty::Minimum | Duty::Pay | Duty::BeforeInterview | Duty::OnRequest, Told::OnlyFrom) => return None,
            (Duty::Pay | Duty::BeforeInterview | Duty::OnRequest, Told::OnlyTo) => return None,
            (Duty::Range | Duty::Minimum | Duty::Pay, Told::InText) => "check-pay-in-text",
            (Duty::BeforeInterview | Duty::OnRequest, Told::InText) => return None,
            (Duty::Minimum, Told::OnlyTo | Told::Nothing) => "check-pay-minimum-missing",
            (Duty::Range | Duty::Pay, Told::Nothing) => "check-pay-missing",
            (Duty::BeforeInterview, Told::Nothing) if law.late => "check-pay-directive",
            (Duty::BeforeInterview, Told::Nothing) => "check-pay-before-interview",
            (Duty::OnRequest, Told::Nothing) => "check-pay-on-request",
        };
        let severity = if self.told == Told::InText {
            Severity::Note
        } else {
            law.severity
        };
        Some(self.finding(law, &law.range_rule, severity, message, Field::Pay))
    }

    fn benefits(&self, law: &'static PayLaw) -> Option<Finding> {
        let lacking = law.benefits && self.advert.benefits.trim().is_empty();
        let severity = law.severity.min(Severity::Warning);
        lacking.then(|| self.finding(law, &law.benefits_rule, severity, "check-pay-benefits", Field::Benefits))
    }

    fn spread(&self, law: &'static PayLaw) -> Option<Finding> {
        let (currency, widest) = law.spread?;
        let (own, min, max) = yearly(self.advert.pay.filter(|_| self.advert.pay_shown)?);
        let width = max?.saturating_sub(min?);
        (own == currency && width > widest).then(|| {
            self.finding(law, &law.range_rule, law.severity, "check-pay-spread", Field::Pay)
                .with("most", widest.to_string())
                .with("currency", currency.code())
        })
    }

    fn finding(
        &self,
        law: &'static PayLaw,
        rule: &'static Rule,
        severity: Severity,
        message: &'static str,
        field: Field,
    ) -> Finding {
        let in_force = law.law.is_in_force(self.day);
        // Such laws are about employees.
        let mild = !in_force || self.advert.employment == Employment::Contractor;
        let finding = Finding::lacking(rule, if mild { Severity::Note } else { severity }, field, &self.facts)
            .saying(if in_force { message } else { "check-pay-later" })
            .with("place", law.at.id)
            .with("from", law.law.in_force.map_or_else(String::new, |day| day.to_string()))
            .by(Some(&law.law));
        match law.employees {
            Some(least) => finding.with("employees", least.to_string()),
            None => finding,
        }
    }

    /// Where the state decides and the place does not say which.
    fn region_is_missing(&self, site: &Site, findings: &mut Vec<Finding>) {
        if site.region.is_some() || self.told == Told::Whole || !has_regions(site.country) {
            return;
        }
        let rule = rule("place-region-missing");
        let facts = format!("{} {}", site.country.code(), site.city);
        let severity = rule.severity.unwrap_or(Severity::Note);
        let finding = Finding::lacking(rule, severity, Field::Places, &facts)
            .with("city", site.city.clone())
            .with("country", site.country.code());
        findings.push(finding);
    }

    /// Laws of states where remote work could be done: one finding a country, however many there are.
    fn afar(&self, sites: &Sites<'_>, met: &[&'static PayLaw], findings: &mut Vec<Finding>) {
        let reaches = |law: &PayLaw| match sites.remote {
            Remote::No => false,
            Remote::Anywhere => true,
            Remote::From(countries) => countries.iter().any(|country| country.code() == law.at.country),
        };
        let open: Vec<_> = self
            .laws()
            .filter(|law| law.remote && law.at.depth() == 1 && law.law.is_in_force(self.day) && reaches(law))
            .filter(|law| !met.iter().any(|other| std::ptr::eq(*other, *law)))
            .filter_map(|law| self.range(law).map(|finding| (law, finding)))
            .collect();
        for (country, key) in [("US", "pay-range-remote-us"), ("CA", "pay-range-remote-ca")] {
            let mut there = open.iter().filter(|(law, _)| law.at.country == country).peekable();
            let Some((first, finding)) = there.peek() else { continue };
            let most = match sites.remote {
                Remote::Anywhere | Remote::No => Severity::Note,
                Remote::From(_) => Severity::Warning,
            };
            let law = &first.law;
            let severity = finding.severity.min(most);
            let ids: Vec<_> = there.map(|(law, _)| law.at.id).collect();
            let finding = Finding::lacking(rule(key), severity, Field::Pay, &self.facts)
                .with("places", ids.join(" "))
                .with("count", ids.len().to_string())
                .by(Some(law));
            findings.push(finding);
        }
    }

    /// A range that says little. The laws speak of good faith, and name no number; twice is where readers stop believing.
    fn too_wide(&self, met: &[&'static PayLaw], findings: &mut Vec<Finding>) {
        let Some(Pay {
            min: Some(min),
            max: Some(max),
            ..
        }) = self.advert.pay.filter(|_| self.advert.pay_shown)
        else {
            return;
        };
        if *max <= min.saturating_mul(2) {
            return;
        }
        let rule = rule("pay-wide");
        let law = met
            .iter()
            .find(|law| law.duty == Duty::Range && law.law.is_in_force(self.day));
        let severity = rule.severity.unwrap_or(Severity::Note);
        findings.push(Finding::lacking(rule, severity, Field::Pay, &self.facts).by(law.map(|law| &law.law)));
    }
}

/// The currency, and the ends by the year in its units, without bonus.
fn yearly(pay: &Pay) -> (Currency, Option<i64>, Option<i64>) {
    let minor = pay.currency.minor_units().max(1);
    let year = pay.yearly_base();
    let units = |money: Option<base::Money>| money.map(|money| money.minor / minor);
    (pay.currency, units(year.min), units(year.max))
}
