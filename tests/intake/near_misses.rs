//! Similar texts of other products: Azure Relay, Windows services, other robots, sign-in logs, other licences, each as
//! its product prints it. No code and no fact may be read from them.

use crate::table;
use flow_preflight::intake::read;
use flow_preflight::model::Units;

const TEXTS: [&str; 56] = [
    // Azure Relay and Service Bus, from other programs.
    "404 There are no listeners connected for the endpoint. TrackingId:5b1d4c2a_G7, SystemTracker:shop.servicebus.windows.net:orders",
    "Microsoft.Azure.Relay.EndpointNotFoundException: There are no listeners connected for the endpoint. (orders)",
    "HybridConnectionListener: the listener lost its connection to sb://shop.servicebus.windows.net and reconnects in 5 s",
    "{\"error\":{\"code\":\"EndpointNotFound\",\"message\":\"There are no listeners connected for the endpoint.\"}}",
    // Services of Windows.
    "The MSSQLSERVER service was unable to log on as CONTOSO\\sql with the currently configured password due to the following error: \nThe user name or password is incorrect.",
    "The Veeam Backup Service service was unable to log on as .\\backup with the currently configured password due to the following error: \nLogon failure: the user has not been granted the requested logon type at this computer.",
    "Windows could not start the SQL Server (MSSQLSERVER) service on Local Computer.\n\nError 1069: The service did not start due to a logon failure.",
    "Windows could not start the Print Spooler service on Local Computer.\nError 1068: The dependency service or group failed to start.",
    "The Jenkins service terminated unexpectedly. It has done this 2 time(s).",
    "Get-Service MSSQLSERVER\n\nStatus   Name               DisplayName\n------   ----               -----------\nStopped  MSSQLSERVER        SQL Server (MSSQLSERVER)",
    // Other robots.
    "UiPath: Couldn't find any user with unattended robot permissions in the current folder. (#2818)",
    "Could not start executor. Executor start process failed, reason 0x80070005 UiPath.Executor",
    "Job stopped with an unexpected exit code: 0xC0000142",
    "Blue Prism: Session 4711 on resource ROBOT07 terminated: Failed to find a window matching the query terms",
    "Automation Anywhere: The device BOT-12 is disconnected from the Control Room. Deployment failed for user bot.runner",
    "Robocorp worker rpa-01 is offline. Work item released with APPLICATION error.",
    // Other remote desktops.
    "mstsc: Your credentials did not work. The credentials that were used to connect to host17 did not work.",
    "TermService: The terminal server has exceeded the maximum number of allowed connections.",
    "xrdp-sesman[812]: [INFO ] Session on display 10 has finished.",
    "Citrix Receiver: Unable to launch your application. Contact your help desk: Cannot connect to the Citrix XenApp server.",
    "sshd[99]: Connection closed by authenticating user kim 10.0.0.7 port 50022 [preauth]",
    // Sign-in and directory.
    "su: Authentication failure for user postgres",
    "LDAP: error code 49 - 80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 52e",
    "Kerberos: Clock skew too great while getting initial credentials",
    "{\"timestamp\":\"2026-11-20\",\"user\":\"kim\",\"event\":\"login\",\"result\":\"failed\",\"reason\":\"bad password\"}",
    // Other products' licences.
    "FlexNet Licensing: License server machine is down or not responding. (-96,7)",
    "License for user kim: Figma Professional, expires 2027-01-01",
    "Product,Seats,Used\nGitHub Copilot,40,38\nSlack Business+,200,180",
    "Total licenses: 50\nAssigned: 48\nProduct: Adobe Creative Cloud",
    "SAP: user KIM is not licensed for transaction VA01",
    // Clouds and clusters.
    "Error from server (NotFound): pods \"machine-7\" not found",
    "ResourceGroupNotFound: Resource group 'web' could not be found.",
    "az vm start: (AllocationFailed) Allocation failed. We do not have sufficient capacity for the requested VM size in this region.",
    "AWS: An error occurred (ThrottlingException) when calling the DescribeInstances operation: Rate exceeded",
    "terraform: Error: Error acquiring the state lock: ConditionalCheckFailedException",
    "docker: Error response from daemon: Conflict. The container name \"/web\" is already in use",
    // Cloud flows and apps without a desktop flow.
    "InvalidTemplate. Unable to process template language expressions in action 'Compose' inputs at line '1' and column '2': 'The template language function 'json' parameter is not valid.'",
    "ActionFailed. An action failed. No dependent actions succeeded.",
    "Power Apps: Network error when using Patch function: The requested operation is invalid. Server Response: items(42) failed",
    "SharePoint: The attempted operation is prohibited because it exceeds the list view threshold.",
    // Tables that share column names.
    "Name,Status,Type,Version\nrouter-1,Active,edge,15.2\nrouter-2,Disc,edge,15.1",
    "USERNAME        ROLE     STATE\nkim             admin    Active\nlee             editor   Disabled",
    "machine: lathe 7\nmode: local\nstatus: failed\nresult: 12 parts scrapped",
    "session started by kim, run mode: fast, 12 laps, active recovery, disconnected sensor",
    // Like accounts, clocks, disks and processors.
    "Name        Max Berger\nStreet      Lindenweg 4\nCity        Berlin\nFloor       3\nOffice      030 (Berlin)\nMarried     Ja\nChildren    two",
    "Name : orders-db\nEnabled : False\nState : stopped",
    "DisplayName : Core Networking\nName : CoreNet-ICMP6\nEnabled : True\nProfile : Any",
    "09:40:12, +3 degrees, wind 12.5 m/s",
    "10:15:03, +1.2s behind the leader",
    "Total download size : 512 MB\nTotal install size : 1,204 MB",
    "Total physical stock : 300 MB-cables\nOrdered : 12",
    "x64-based servers and ARM64-based laptops cost the same this year.",
    "Processor : x86-64, 8 cores\nPrice : 900 EUR",
    "Failed to open Excel: the invoice template is missing (accounting macro)",
    "Failed to launch the rocket; the browser extension of the viewer was not installed.",
    "OWNER        UIFlow team\nTYPE        page\nSTATE        4  drafts",
];

#[test]
fn texts_that_come_near_assert_nothing() {
    let wrong: Vec<String> = TEXTS
        .iter()
        .filter_map(|text| {
            let reading = read(text, Units::Utf8);
            let offered = reading.offers.iter().flat_map(|offer| &offer.choices).any(|choice| !choice.facts.is_empty());
            let silent = reading.codes.is_empty() && reading.facts.is_empty() && !offered && reading.tenant.is_empty();
            (!silent).then(|| format!("{text}\n=> {}", table(&reading)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} texts say something:\n{}", wrong.len(), wrong.join("\n---\n"));
}
