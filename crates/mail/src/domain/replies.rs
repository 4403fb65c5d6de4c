//! Whether replies to the sender's domain arrive (RFC 5321, section 5.1; RFC 7505).

use futures::future::join_all;

use super::{
    Check, Finding, Line,
    dns::{Dns, Unanswered},
};

/// Servers whose address is looked up; one that can be reached is enough.
const TRIED: usize = 10;

pub(super) async fn line(dns: &Dns, domain: &str, host: &str) -> Line {
    judge(dns, domain, host)
        .await
        .unwrap_or_else(|unanswered| Line::new(Check::Replies, unanswered.finding()))
}

async fn judge(dns: &Dns, domain: &str, host: &str) -> Result<Line, Unanswered> {
    let servers = dns.mx(domain).await?;
    if servers.is_empty() {
        let addresses = dns.addresses(domain).await?;
        let finding = if addresses.is_empty() {
            Finding::RepliesLost
        } else {
            Finding::RepliesToTheDomain
        };
        let (four, six): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|address| address.is_ipv4());
        return Ok(Line::new(Check::Replies, finding)
            .found(domain, "A", four.iter().map(|address| address.to_string()))
            .found(domain, "AAAA", six.iter().map(|address| address.to_string()))
            .add(domain, "MX", own_server(domain, host)));
    }
    let finding = if servers.iter().any(|(_, server)| server.is_empty()) {
        Finding::RepliesRefused
    } else if anyone_there(dns, &servers).await? {
        Finding::RepliesArrive
    } else {
        Finding::RepliesServerUnknown
    };
    let found = servers.iter().map(|(preference, server)| match server.as_str() {
        "" => format!("{preference} ."),
        server => format!("{preference} {server}"),
    });
    let line = Line::new(Check::Replies, finding).found(domain, "MX", found);
    Ok(match finding {
        Finding::RepliesRefused => line.add(domain, "MX", own_server(domain, host)),
        _ => line,
    })
}

/// A server without an address does not matter while another has one; without an answer, nothing is said.
async fn anyone_there(dns: &Dns, servers: &[(u16, String)]) -> Result<bool, Unanswered> {
    let answers = join_all(servers.iter().take(TRIED).map(|(_, server)| dns.addresses(server))).await;
    if answers.iter().flatten().any(|addresses| !addresses.is_empty()) {
        return Ok(true);
    }
    answers.into_iter().collect::<Result<Vec<_>, _>>().map(|_| false)
}

/// The server that sends also receives where a company runs its own; of a provider's sending host nobody can say.
fn own_server(domain: &str, host: &str) -> Option<String> {
    let own = host == domain || host.ends_with(&format!(".{domain}"));
    own.then(|| format!("10 {host}"))
}
