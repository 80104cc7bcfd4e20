//! The choices of the facts that have a few named values.

use super::value::{Choice, Word};

/// Writes an enum whose values have a word in JSON and a label on screen.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $word:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$item_doc])* $item,)+ }

        impl Choice for $name {
            const WORDS: &'static [Word] = &[$(Word { id: $word, label: $label },)+];

            fn index(self) -> u8 {
                self as u8
            }
        }
    };
}

choice! {
    /// How a run is started. A run started from the console on the PC itself is `local`.
    RunMode {
        /// Beside a signed-in person, in that person's Windows session.
        Attended = "attended", "Attended";
        /// With nobody there: the product opens a Windows session of its own.
        Unattended = "unattended", "Unattended";
        /// Started from the console on the PC, no cloud flow involved.
        Local = "local", "Started on the PC";
    }
}

choice! {
    /// The Windows on the machine.
    OsFamily {
        /// Windows 10, any edition.
        Windows10 = "windows10", "Windows 10";
        /// Windows 11, any edition.
        Windows11 = "windows11", "Windows 11";
        /// Windows Server, any release.
        WindowsServer = "windowsServer", "Windows Server";
        /// Something else.
        Other = "other", "Other";
    }
}

choice! {
    /// Whether a machine is given an unattended bot when a run needs one.
    AutoAllocation {
        /// Switched on, and the environment has Process or Unattended RPA capacity left.
        Available = "available", "On, capacity is left";
        /// Switched on, but the environment has nothing left to give.
        NothingLeft = "nothingLeft", "On, nothing is left";
        /// Switched off.
        Off = "off", "Off";
    }
}

choice! {
    /// How a desktop flow connection signs in.
    ConnectionAuth {
        /// User name and password, typed into the connection.
        UsernamePassword = "usernamePassword", "User name and password";
        /// A credential with a password, from Azure Key Vault or CyberArk.
        CredentialPassword = "credentialPassword", "Stored credential with a password";
        /// A credential with a certificate: Microsoft Entra certificate-based authentication.
        CredentialCba = "credentialCba", "Certificate";
        /// “Connect with sign-in”, for attended runs.
        SignIn = "signIn", "Connect with sign-in";
        /// A service principal as run owner.
        RunOwner = "runOwner", "Service principal as run owner";
        /// The retired on-premises data gateway.
        Gateway = "gateway", "On-premises data gateway";
        /// An old connection without a named type.
        DefaultDeprecated = "defaultDeprecated", "Default (deprecated)";
    }
}

choice! {
    /// What kind of Windows account the connection signs in with.
    AccountType {
        /// A Microsoft Entra account.
        Entra = "entra", "Microsoft Entra";
        /// An Active Directory account.
        Domain = "domain", "Domain";
        /// An account of the machine itself.
        Local = "local", "Local";
    }
}

choice! {
    /// What the machine is joined to, as `dsregcmd /status` tells.
    JoinType {
        /// Microsoft Entra ID only: AzureAdJoined YES, DomainJoined NO.
        Entra = "entra", "Microsoft Entra only";
        /// Both: AzureAdJoined YES, DomainJoined YES.
        Hybrid = "hybrid", "Hybrid";
        /// Active Directory only: AzureAdJoined NO, DomainJoined YES.
        Domain = "domain", "Active Directory only";
        /// On-premises device registration: EnterpriseJoined YES.
        OnpremDrs = "onpremDrs", "On-premises registration";
        /// Nothing: both NO.
        Workgroup = "workgroup", "Not joined";
    }
}
