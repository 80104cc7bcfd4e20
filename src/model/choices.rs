//! The choices that Rust code names. Their labels are in `catalog/facts`, in the same order.

use super::fact::Fact;
pub use flow_preflight_grammar::Choice as Words;

/// An enum of a fact's words.
pub trait Choice: Words {
    /// The fact whose words these are.
    const FACT: Fact;
}

/// Defines an enum whose variants are the words of a fact.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident for $fact:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$item_doc])* $item,)+ }

        impl $name {
            /// The variants, in order.
            pub const ALL: &'static [Self] = &[$(Self::$item,)+];

            /// The JSON words, in order.
            pub const IDS: &'static [&'static str] = &[$($word,)+];

            /// The JSON word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$item => $word,)+ }
            }

            /// The label on screen.
            #[must_use]
            pub fn label(self) -> &'static str {
                $crate::model::Fact::$fact.words().get(usize::from($crate::model::Words::index(self))).map_or("", |word| word.label)
            }

            /// The variant with this word.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($word => Some(Self::$item),)+ _ => None }
            }
        }

        impl $crate::model::Choice for $name {
            const FACT: $crate::model::Fact = $crate::model::Fact::$fact;
        }

        impl $crate::model::Words for $name {
            const AT: u16 = $crate::model::Fact::$fact as u16;
            const VALUES: &'static [Self] = Self::ALL;

            fn words() -> &'static [$crate::model::Word] {
                $crate::model::Fact::$fact.words()
            }

            fn index(self) -> u8 {
                self as u8
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::model::Value::from(*self), serializer)
            }
        }
    };
}

pub(crate) use choice;

choice! {
    /// How a run is started. A run started from the console on the PC is `local`.
    RunMode for RunMode {
        /// In the Windows session of a signed-in user.
        Attended = "attended",
        /// With nobody signed in: the product opens its own Windows session.
        Unattended = "unattended",
        /// Started from the console on the PC, no cloud flow involved.
        Local = "local",
    }
}

choice! {
    /// The machine's Windows.
    OsFamily for MachineOsFamily {
        /// Windows 10, any edition.
        Windows10 = "windows10",
        /// Windows 11, any edition.
        Windows11 = "windows11",
        /// Windows Server, any release.
        WindowsServer = "windowsServer",
        /// Something else.
        Other = "other",
    }
}

choice! {
    /// How a desktop flow connection signs in.
    ConnectionAuth for ConnectionAuth {
        /// User name and password, typed into the connection.
        UsernamePassword = "usernamePassword",
        /// A credential with a password, from Azure Key Vault or CyberArk.
        CredentialPassword = "credentialPassword",
        /// A credential with a certificate: Microsoft Entra certificate-based authentication.
        CredentialCba = "credentialCba",
        /// “Connect with sign-in”, for attended runs.
        SignIn = "signIn",
        /// A service principal as run owner.
        RunOwner = "runOwner",
        /// The retired on-premises data gateway.
        Gateway = "gateway",
        /// An old connection without a named type.
        DefaultDeprecated = "defaultDeprecated",
    }
}

choice! {
    /// The kind of Windows account that the connection signs in with.
    AccountType for ConnectionAccountType {
        /// A Microsoft Entra account.
        Entra = "entra",
        /// An Active Directory account.
        Domain = "domain",
        /// A local account on the machine.
        Local = "local",
    }
}

/// Asserts that the fact's words in the catalogue match the enum, in order.
#[cfg(test)]
#[track_caller]
pub(crate) fn has_words<C: Choice>(ids: &[&str]) {
    let words: Vec<&str> = C::FACT.words().iter().map(|word| word.id).collect();
    assert_eq!(words, ids, "{}", C::FACT.id());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_run_are_in_the_order_of_the_enums() {
        has_words::<RunMode>(RunMode::IDS);
        has_words::<OsFamily>(OsFamily::IDS);
        has_words::<ConnectionAuth>(ConnectionAuth::IDS);
        has_words::<AccountType>(AccountType::IDS);
    }
}
