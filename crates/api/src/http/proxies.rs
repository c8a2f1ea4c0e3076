//! Where a request came from, when proxies stand before the service.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use actix_web::http::header::{HeaderMap, HeaderName};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Networks of the proxies whose word on where a request came from is believed: `10.0.0.0/8, ::1`. None unless set,
/// since anybody can write the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<Network>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    bits: u32,
}

/// Why a list of networks was refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "{0:?} is no network; trusted_proxies takes addresses and networks such as 10.0.0.0/8, with commas between"
)]
pub struct NoNetwork(String);

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let refused = || NoNetwork(text.to_owned());
        let (address, bits) = text.split_once('/').map_or((text, None), |(one, two)| (one, Some(two)));
        let address: IpAddr = address.parse().map_err(|_| refused())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| refused())?;
        if bits > most { Err(refused()) } else { Ok(Self { address, bits }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        // Shifting everything out is more than a shift can do: a network of no bits holds all of its kind.
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(32 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(128 - self.bits).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl FromStr for TrustedProxies {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let networks = text.split(',').map(str::trim).filter(|network| !network.is_empty());
        networks.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl Serialize for TrustedProxies {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.iter().map(Network::to_string).collect::<Vec<_>>().join(", "))
    }
}

impl<'de> Deserialize<'de> for TrustedProxies {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

impl TrustedProxies {
    fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.holds(address))
    }

    /// The address of whoever asks: each proxy adds at the right whom it spoke with, so the list is read from there as
    /// far as the proxies are ours. What stands further left, a caller may have written.
    #[must_use]
    pub fn caller(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        let mut address = peer?.to_canonical();
        if self.0.is_empty() {
            return Some(address);
        }
        let lists: Vec<&str> =
            headers.get_all(FORWARDED_FOR).map(|list| list.to_str().unwrap_or_default()).collect();
        for hop in lists.iter().rev().flat_map(|list| list.rsplit(',')) {
            match hop_address(hop.trim()) {
                Some(before) if self.trust(address) => address = before.to_canonical(),
                _ => break,
            }
        }
        Some(address)
    }
}

/// Some proxies add the port.
fn hop_address(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn caller(trusted: &str, peer: &str, headers: &[&str]) -> String {
        let mut req = TestRequest::default();
        for header in headers {
            req = req.append_header(("x-forwarded-for", *header));
        }
        let trusted: TrustedProxies = trusted.parse().unwrap();
        let found = trusted.caller(peer.parse().ok(), req.to_http_request().headers());
        found.map(|address| address.to_string()).unwrap_or_default()
    }

    #[test]
    fn without_trusted_proxies_the_header_says_nothing() {
        assert_eq!(caller("", "10.0.0.1", &["1.2.3.4"]), "10.0.0.1");
        assert_eq!(caller("10.0.0.0/8", "192.0.2.1", &["1.2.3.4"]), "192.0.2.1");
    }

    #[test]
    fn the_list_is_read_from_the_right_as_far_as_proxies_are_trusted() {
        let ours = "10.0.0.0/8, ::1";
        assert_eq!(caller(ours, "10.0.0.1", &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(caller(ours, "::1", &["6.6.6.6, 1.2.3.4, 10.9.9.9"]), "1.2.3.4");
        assert_eq!(caller(ours, "10.0.0.1", &["6.6.6.6", "1.2.3.4,10.9.9.9"]), "1.2.3.4");
        assert_eq!(caller(ours, "::ffff:10.0.0.1", &["[2001:db8::1]:443"]), "2001:db8::1");
        assert_eq!(caller(ours, "10.0.0.1", &["1.2.3.4:5678"]), "1.2.3.4");
        // Nothing behind a word that is no address is believed.
        assert_eq!(caller(ours, "10.0.0.1", &["1.2.3.4, unknown"]), "10.0.0.1");
        assert_eq!(caller(ours, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn a_network_holds_its_own_addresses() {
        let holds = |network: &str, address: &str| {
            network.parse::<Network>().unwrap().holds(address.parse().unwrap())
        };
        assert!(holds("10.0.0.0/8", "10.255.0.1") && !holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("10.1.2.3", "10.1.2.3") && !holds("10.1.2.3", "10.1.2.2"));
        assert!(holds("0.0.0.0/0", "8.8.8.8") && !holds("0.0.0.0/0", "::1"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "2001:db9::1"));
        for none in ["10.0.0.0/33", "::/129", "proxy", "10.0.0.0/", "10.0.0.0/x", "/8"] {
            assert!(none.parse::<Network>().is_err(), "{none}");
        }
    }

    #[test]
    fn the_list_is_shown_as_it_can_be_set() {
        let set: TrustedProxies = serde_json::from_str("\" 10.0.0.0/8 , ::1 ,\"").unwrap();
        let shown = serde_json::to_string(&set).unwrap();
        assert_eq!(shown, "\"10.0.0.0/8, ::1/128\"");
        assert_eq!(serde_json::from_str::<TrustedProxies>(&shown).unwrap(), set);
    }
}
