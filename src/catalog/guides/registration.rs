//! The guide to a machine that gets runs from the cloud.

use super::{Guide, Item, Stage};

pub(super) const GUIDE: Guide = Guide {
    id: "register-a-machine",
    title: "Register a machine and connect it to the cloud",
    lead: "What your own machine needs before a cloud flow can start anything on it: Windows, Power Automate for desktop, the registration, the network and the service.",
    run: r#"{"run":{"mode":["attended","unattended"]},"target":{"type":"machine"}}"#,
    opens: "",
    pictured: "",
    before: &[],
    stages: &[
        Stage {
            title: "Environment",
            items: &[
                Item::rule("environment-without-dataverse", "The environment has a full Dataverse database"),
                Item::rule("registration-process-off", "The RegisterFlowMachine process is active in the environment"),
            ],
        },
        Stage {
            title: "Windows and Power Automate",
            items: &[
                Item::rule("windows-not-supported", "Windows 10, 11 or Windows Server 2016 and later is installed"),
                Item::rule("windows-home", "Windows 10 or 11 isn’t the Home edition"),
                Item::rule("arm-processor", "The machine has no ARM processor"),
                Item::rule("too-few-cores", "The machine has four cores and enough memory"),
                Item::rule("cloned-after-install", "Power Automate was installed after the machine was cloned"),
                Item::rule("version-below-direct-connectivity", "The version can connect to the cloud directly"),
                Item::rule("version-out-of-support", "The version is at most a year old"),
            ],
        },
        Stage {
            title: "Network",
            items: &[
                Item::rule("tls-1-2-off", "TLS 1.2 is available"),
                Item::rule("registration-hosts-blocked", "The hosts for registration are reachable"),
                Item::rule("required-hosts-blocked", "The hosts for runs are reachable"),
                Item::rule("relay-blocked", "The Power Automate service can reach Azure Relay"),
                Item::rule("web-sockets-blocked", "The network allows web sockets"),
                Item::rule("service-bus-endpoint-on-subnet", "The subnet has no Microsoft.ServiceBus service endpoint"),
                Item::rule("revocation-lists-blocked", "Certificate revocation services are reachable"),
                Item::rule(
                    "proxy-without-credentials",
                    "The service has credentials for the proxy, if it requires any",
                ),
            ],
        },
        Stage {
            title: "Registration",
            items: &[
                Item::rule(
                    "tenant-not-on-the-list",
                    "AllowedRegistrationTenants lists this tenant, if the machine has such a list",
                ),
                Item::rule("joined-to-another-tenant", "The machine can be registered in this tenant"),
                Item::rule("tenant-switch-forbidden", "A machine from another tenant can be moved to this one"),
                Item::rule("machine-not-registered", "The machine is registered in the connection’s environment"),
                Item::rule("registration-refused-at-start", "The service accepts the registration when it starts"),
                Item::rule("group-key-expired", "The machine has its group’s current key"),
            ],
        },
        Stage {
            title: "Service",
            items: &[
                Item::rule("service-account-cannot-log-on", "The service account can log on as a service"),
                Item::rule("service-stopped", "The Power Automate service is running"),
                Item::rule("launcher-stopped", "The agent launcher service is running"),
                Item::rule("machine-offline", "The portal shows the machine as connected"),
                Item::rule("machine-in-maintenance", "The machine isn’t in maintenance mode"),
            ],
        },
    ],
};
