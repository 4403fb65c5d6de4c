//! What can be said of a posting: function, level and employment, with the keys that reports and APIs use.

/// Makes an enum of keys: the key of each, all of them in order, and the one of a key.
macro_rules! keys {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable key, as reports and the API say it.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The one of this key.
            pub fn of_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)* _ => None }
            }

            /// From the number that a sketch keeps: 0 is nothing.
            pub(crate) fn of_number(number: u8) -> Option<Self> {
                Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
            }

            /// The number that a sketch keeps. New ones are added at the end of the list only.
            pub(crate) fn number(self) -> u8 {
                self as u8 + 1
            }
        }
    };
}

keys! {
    /// What somebody in this job does for the organization.
    Function {
        Research = "research",
        Engineering = "engineering",
        Data = "data",
        Product = "product",
        Design = "design",
        Security = "security",
        It = "it",
        Hardware = "hardware",
        Quality = "quality",
        Operations = "operations",
        SupplyChain = "supply_chain",
        Manufacturing = "manufacturing",
        Sales = "sales",
        Marketing = "marketing",
        Communications = "communications",
        Customer = "customer",
        Finance = "finance",
        Legal = "legal",
        People = "people",
        Administration = "administration",
        Health = "health",
        Education = "education",
        Management = "management",
        Other = "other",
    }
}

keys! {
    /// How senior a job is, as far as its posting says so.
    Level {
        /// Also working students (Werkstudent) and theses written in a company.
        Intern = "intern",
        Junior = "junior",
        Mid = "mid",
        Senior = "senior",
        /// Leads a team or a subject, without running a department.
        Lead = "lead",
        /// The upper rungs of a ladder without reports: staff, principal, distinguished, 首席科学家.
        Principal = "principal",
        /// Heads a department.
        Manager = "manager",
        /// Directors and vice presidents: a bank has hundreds of the latter, which must not pass for its management.
        Director = "director",
        /// Chief officers, Geschäftsführer, Vorstand, 总裁, 总经理, presidents and founders, the general counsel, and
        /// executive vice presidents.
        Executive = "executive",
    }
}

keys! {
    /// The form of employment.
    Employment {
        FullTime = "full_time",
        /// A Werkstudent too: employed by the hour beside their studies.
        PartTime = "part_time",
        Internship = "internship",
        FixedTerm = "fixed_term",
        Contractor = "contractor",
    }
}
