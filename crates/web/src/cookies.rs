//! The cookies we set: the session's and the flash message's. Names and attributes only; what is in them others decide.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};

use crate::Site;

/// Which of our cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    Session,
    /// One message for the next page.
    Flash,
}

impl Cookie {
    /// Over https with the prefix that keeps other hosts from setting it (RFC 6265bis, 4.1.3.2); plain http is served on
    /// loopback only, where browsers refuse that prefix.
    pub fn name(self, site: &Site) -> &'static str {
        match (self, site.https) {
            (Self::Session, true) => "__Host-bole",
            (Self::Session, false) => "bole",
            (Self::Flash, true) => "__Host-bole-flash",
            (Self::Flash, false) => "bole-flash",
        }
    }

    /// The value a request carries, if it carries exactly one.
    pub fn read<'h>(self, headers: &'h HeaderMap, site: &Site) -> Option<&'h str> {
        let name = self.name(site);
        let mut values = pairs(headers).filter(|(own, _)| *own == name).map(|(_, value)| value);
        values.next().filter(|_| values.next().is_none())
    }

    /// `Set-Cookie` for a value of URL-safe characters; without an age it ends with the browser.
    pub fn set(self, site: &Site, value: &str, age: Option<Duration>) -> HeaderValue {
        let secure = if site.https { "; Secure" } else { "" };
        let age = age
            .map(|age| format!("; Max-Age={}", age.as_secs()))
            .unwrap_or_default();
        let text = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}",
            self.name(site)
        );
        HeaderValue::try_from(text).expect("cookie values are made of URL-safe characters")
    }

    /// `Set-Cookie` that takes it away.
    pub fn clear(self, site: &Site) -> HeaderValue {
        self.set(site, "", Some(Duration::ZERO))
    }
}

/// Whether a request carries a session of ours, under either name.
pub(crate) fn present(headers: &HeaderMap) -> bool {
    pairs(headers).any(|(name, _)| matches!(name, "__Host-bole" | "bole"))
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::{OriginPolicy, Peer};

    fn site(url: &str) -> Site {
        let peer = Peer {
            address: "127.0.0.1:1".parse().unwrap(),
            tls: false,
        };
        OriginPolicy::new(Some(url), &[])
            .unwrap()
            .site(peer, &HeaderMap::new())
            .unwrap()
    }

    #[test]
    fn https_takes_the_host_prefix_and_loopback_goes_without() {
        let set = |url| Cookie::Session.set(&site(url), "abc", None);
        assert_eq!(
            set("https://a.example"),
            "__Host-bole=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(set("http://localhost:1"), "bole=abc; Path=/; HttpOnly; SameSite=Lax");
        let cleared = Cookie::Flash.clear(&site("https://a.example"));
        assert_eq!(
            cleared,
            "__Host-bole-flash=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"
        );
    }

    #[test]
    fn two_cookies_of_one_name_are_none() {
        let read = |line: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, line.parse().unwrap());
            Cookie::Session
                .read(&headers, &site("https://a.example"))
                .map(str::to_owned)
        };
        assert_eq!(read("x=1; __Host-bole=abc; bole=no").as_deref(), Some("abc"));
        assert_eq!(read("__Host-bole=abc; __Host-bole=def"), None);
        assert_eq!(read("bole=abc"), None);
    }
}
