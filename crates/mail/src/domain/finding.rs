//! What can be found out about a domain, and how much it matters.

/// What is looked at, in the order of [`Check::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// Which servers may send for the domain (RFC 7208).
    Spf,
    /// The key that the mail server signs with (RFC 6376).
    Dkim,
    /// What receivers do with a mail that is neither (RFC 9989, before it RFC 7489).
    Dmarc,
    /// Whether sender, envelope and signature are of one organization (RFC 9989, before it RFC 7489).
    Alignment,
    /// Whether replies arrive (RFC 5321, section 5.1).
    Replies,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Good,
    /// It works, and could protect better.
    Weak,
    /// Mail may be taken for spam or be refused.
    Wrong,
    /// Nothing can be said.
    Unknown,
}

impl Check {
    pub const ALL: [Self; 5] = [Self::Spf, Self::Dkim, Self::Dmarc, Self::Alignment, Self::Replies];

    /// A stable word to find a translated sentence by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Alignment => "alignment",
            Self::Replies => "replies",
        }
    }
}

impl Weight {
    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Weak => "weak",
            Self::Wrong => "wrong",
            Self::Unknown => "unknown",
        }
    }
}

macro_rules! findings {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal $weight:ident,)*) => {
        /// What a check found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Finding {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Finding {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// A stable word to find a translated sentence by.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            pub fn weight(self) -> Weight {
                match self {
                    $(Self::$variant => Weight::$weight,)*
                }
            }
        }
    };
}

findings! {
    /// No name server is known or can be reached; may come of any check, as the next two.
    Unreachable "unreachable" Unknown,
    Silent "silent" Unknown,
    Failed "failed" Unknown,

    SpfGood "spf-good" Good,
    SpfMissing "spf-missing" Wrong,
    /// More than one record is an error that voids all of them (RFC 7208, section 4.5).
    SpfSeveral "spf-several" Wrong,
    /// The record, or one it refers to, does not follow the grammar.
    SpfUnreadable "spf-unreadable" Wrong,
    /// A name that the record refers to has no record (RFC 7208, sections 5.2 and 6.1), or several.
    SpfTargetMissing "spf-target-missing" Wrong,
    /// More than ten questions for receivers to ask (RFC 7208, section 4.6.4).
    SpfTooManyLookups "spf-too-many-lookups" Wrong,
    /// `+all`, or a network that is everybody.
    SpfAnybody "spf-anybody" Wrong,
    SpfNeutral "spf-neutral" Weak,
    /// Neither `all` nor `redirect`: for everybody else, the record says nothing (RFC 7208, section 4.7).
    SpfOpenEnd "spf-open-end" Weak,

    /// Nobody said which key.
    DkimNotAsked "dkim-not-asked" Unknown,
    DkimGood "dkim-good" Good,
    DkimMissing "dkim-missing" Wrong,
    /// What receivers do then is undefined (RFC 6376, section 3.6.2.2).
    DkimSeveral "dkim-several" Wrong,
    DkimUnreadable "dkim-unreadable" Wrong,
    /// The record has an empty key (RFC 6376, section 3.6.1, `p=`).
    DkimRevoked "dkim-revoked" Wrong,
    /// `t=y`: receivers treat the mail as unsigned.
    DkimTesting "dkim-testing" Weak,

    DmarcGood "dmarc-good" Good,
    DmarcMissing "dmarc-missing" Wrong,
    DmarcSeveral "dmarc-several" Wrong,
    /// A record without a policy that can be read.
    DmarcUnreadable "dmarc-unreadable" Wrong,
    /// `p=none`: receivers watch and do nothing.
    DmarcWatches "dmarc-watches" Weak,
    /// `t=y` or a `pct` below 100: the policy is not for every mail.
    DmarcInPart "dmarc-in-part" Weak,

    /// The envelope is of the sender's domain; no key was found that signs.
    AlignedEnvelope "aligned-envelope" Good,
    AlignedExactly "aligned-exactly" Good,
    /// The signature is of another domain of the same organization.
    AlignedRelated "aligned-related" Good,
    /// The signature is of the same organization, but the record asks for the same domain (`adkim=s`).
    SignerTooFar "signer-too-far" Weak,
    SignerForeign "signer-foreign" Weak,

    RepliesArrive "replies-arrive" Good,
    /// No MX, but the domain itself has an address, which then counts.
    RepliesToTheDomain "replies-to-the-domain" Weak,
    RepliesLost "replies-lost" Wrong,
    /// The null MX of RFC 7505: the domain says that it takes no mail.
    RepliesRefused "replies-refused" Wrong,
    /// None of the named servers has an address.
    RepliesServerUnknown "replies-server-unknown" Wrong,
}
