#Requires -Version 5.1
<#
.SYNOPSIS
  Writes the settings and sessions of a Windows machine that matter for desktop flow runs as JSON. It only reads.

.DESCRIPTION
  Needs Windows PowerShell 5.1 and nothing else: no module, no administrator rights. It changes nothing on the machine
  and sends nothing anywhere; the last part opens three connections and closes them, which -NoNetwork leaves out.

  It writes one file per machine, with numbers, SIDs and names, never a word that Windows translates, so files from
  French and English machines have the same form. What could not be read is listed under "unread" and is not guessed.
  What each field means: collect.schema.json, beside this file.

  By hand                powershell.exe -ExecutionPolicy Bypass -File collect.ps1 -Folder \\server\share\machines
                         Windows clients run no script files by default; this allows one, and changes no setting.
  By a management tool   as a script that runs in the 64-bit PowerShell; without -Folder it prints the JSON
  From a desktop flow    action "Run PowerShell script" with these two lines; the variable PowershellOutput is the JSON

    $system = if ($env:PROCESSOR_ARCHITEW6432) { 'sysnative' } else { 'System32' }
    & "$env:SystemRoot\$system\WindowsPowerShell\v1.0\powershell.exe" -ExecutionPolicy Bypass -File \\server\share\collect.ps1

  Read the files with: flow-preflight fleet FOLDER, or one with: flow-preflight read FILE

.PARAMETER Folder
  Where to write MACHINE.json. Without it, the JSON is printed.

.PARAMETER Account
  The account that the connection signs in with, as CONTOSO\svc-bot or svc-bot@contoso.com. With it, the file shows
  which sessions are those of the connection's user, and whether the user is in the groups.

.PARAMETER NoNetwork
  Opens no connection.
#>
[CmdletBinding()]
param(
    [string] $Folder,
    [string] $Account,
    [switch] $NoNetwork
)

if ($env:PROCESSOR_ARCHITEW6432) {
    # A 32-bit process is shown another part of the registry.
    throw 'Run this in the 64-bit PowerShell: C:\Windows\sysnative\WindowsPowerShell\v1.0\powershell.exe'
}

$unread = @()

# The values of a registry key. One that is not set is null, so that its default counts; a key that could not be opened
# has no values at all. Of a text only the length is kept.
function Get-Setting([string] $Key, [string[]] $Names, [string[]] $Lengths) {
    $setting = [ordered]@{ registryKey = $Key }
    $read = Get-ItemProperty -LiteralPath "Registry::$Key" -ErrorAction SilentlyContinue -ErrorVariable failed
    if ($failed -and $failed[0].CategoryInfo.Category -ne 'ObjectNotFound') {
        return $setting
    }
    foreach ($name in $Names) { $setting[$name] = $read.$name }
    foreach ($name in $Lengths) { $setting[$name] = "$($read.$name)".Length }
    $setting
}

# Which Windows it is, and so which session rules apply. The edition's id and the build are the same in every language.
$current = Get-ItemProperty -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$computer = Get-CimInstance -ClassName Win32_ComputerSystem -Property NumberOfLogicalProcessors, TotalPhysicalMemory
$processor = Get-CimInstance -ClassName Win32_Processor -Property Architecture | Select-Object -First 1
$disk = Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$env:SystemDrive'" -Property FreeSpace
$windows = [ordered]@{
    editionId = $current.EditionID
    currentBuild = [int] $current.CurrentBuildNumber
    revision = $current.UBR
    architecture = $processor.Architecture
    processors = $computer.NumberOfLogicalProcessors
    memoryBytes = $computer.TotalPhysicalMemory
    freeBytes = $disk.FreeSpace
}

# What the machine is joined to: which accounts can sign in. dsregcmd prints these lines in English everywhere.
$join = [ordered]@{}
foreach ($line in (dsregcmd.exe /status)) {
    if ($line -match '^\s*(AzureAdJoined|EnterpriseJoined|DomainJoined)\s*:\s*(YES|NO)\s*$') {
        $join[$Matches[1]] = $Matches[2] -eq 'YES'
    } elseif ($line -match '^\s*TenantId\s*:\s*([0-9a-fA-F-]{36})\s*$') {
        $join['tenantId'] = $Matches[1]
    }
}
if ($join.Count -eq 0) { $unread += 'join' }

# Whether the services that start a flow are running, how they start, and with which account.
$services = @(
    foreach ($name in 'UIFlowService', 'UIFlowAgentLauncherService', 'TermService') {
        $service = Get-Service -Name $name -ErrorAction SilentlyContinue
        if ($service) {
            $keys = Get-ItemProperty -LiteralPath "Registry::HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\$name"
            [ordered]@{
                name = $name
                status = [int] $service.Status
                startType = [int] $service.StartType
                account = $keys.ObjectName
            }
        }
    }
)

# Which version of Power Automate for desktop is installed, by its service. A package of the Store has no service.
$version = $null
$image = Get-ItemProperty -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\UIFlowService' -ErrorAction SilentlyContinue
if ($image.ImagePath) {
    $program = Get-Item -LiteralPath ($image.ImagePath -replace '^\s*"([^"]+)".*$', '$1') -ErrorAction SilentlyContinue
    $file = $program.VersionInfo
    if ($file) {
        $version = '{0}.{1}.{2}.{3}' -f $file.FileMajorPart, $file.FileMinorPart, $file.FileBuildPart, $file.FilePrivatePart
    } else {
        $unread += 'padVersion'
    }
}

# Who is signed in: an unattended run may need nobody signed in, an attended run needs its user. The words for the state
# are translated; that a session has a station says the same. LogonUI runs in a session whose screen is locked.
$sessions = $null
if (Get-Command -Name query.exe -CommandType Application -ErrorAction SilentlyContinue) {
    $screens = @(Get-Process -Name LogonUI -ErrorAction SilentlyContinue | Select-Object -ExpandProperty SessionId)
    $lines = @(query.exe user 2>$null)
    $rows = @($lines | Select-Object -Skip 1 | Where-Object { $_ -match '\S' })
    $sessions = @(
        foreach ($row in $rows) {
            if ($row -match '^[ >](\S.*?)\s{2,}(?:(\S+)\s+)?(\d{1,5})\s+\S') {
                [ordered]@{
                    user = $Matches[1]
                    sessionId = [int] $Matches[3]
                    connected = $null -ne $Matches[2]
                    locked = $screens -contains [int] $Matches[3]
                }
            }
        }
    )
    # No line at all: nobody is signed in, unless a desktop is running all the same.
    $desktops = @(Get-Process -Name explorer, sihost -ErrorAction SilentlyContinue)
    if ($sessions.Count -ne $rows.Count -or ($rows.Count -eq 0 -and $desktops.Count -gt 0)) { $sessions = $null }
}
if ($null -eq $sessions) { $unread += 'sessions' }

# Who may use Remote Desktop, and who is an administrator: the groups by their SIDs, whatever their names are here. The
# members are between the line of dashes and the last line.
$groups = @(
    foreach ($sid in 'S-1-5-32-555', 'S-1-5-32-544') {
        $group = Get-CimInstance -ClassName Win32_Group -Filter "SID='$sid' AND LocalAccount=TRUE" -Property Name
        $lines = @(if ($group) { net.exe localgroup $group.Name 2>$null | Where-Object { $_ -match '\S' } })
        $members = $null
        foreach ($line in $lines) {
            if ($null -ne $members) { $members += $line -replace '\s+$' } elseif ($line -match '^-{20,}\s*$') { $members = @() }
        }
        if ($members) {
            [ordered]@{ groupSid = $sid; members = @($members | Select-Object -SkipLast 1) }
        } else {
            $unread += $sid
        }
    }
)

# Which credential providers are registered: three of them can block an unattended sign-in.
$providers = @(
    Get-ChildItem -LiteralPath 'Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Authentication\Credential Providers' -Name
)

$remoteDesktop = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server'
$policies = 'HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
$product = 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Power Automate Desktop'
$product32 = 'HKEY_LOCAL_MACHINE\SOFTWARE\WOW6432Node\Microsoft\Power Automate Desktop'
$limits = 'MaxConnectionTime', 'MaxIdleTime'
$registry = @(
    # Whether Remote Desktop is on, and how users sign in: the setting, and the policy that overrides it.
    Get-Setting $remoteDesktop @('fDenyTSConnections', 'fSingleSessionPerUser')
    Get-Setting "$remoteDesktop\WinStations\RDP-Tcp" (@('UserAuthentication', 'SecurityLayer', 'fPromptForPassword') + $limits)
    Get-Setting $policies (@('fDenyTSConnections', 'fSingleSessionPerUser', 'UserAuthentication', 'SecurityLayer', 'fPromptForPassword') + $limits)
    # What can block a sign-in: a notice, a smart card requirement, the elevation prompt.
    Get-Setting 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System' @('ConsentPromptBehaviorAdmin', 'scforceoption') @('legalnoticecaption', 'legalnoticetext')
    # Settings of Power Automate for desktop.
    Get-Setting $product @('DisableUNCPaths', 'EnablePacProxy') @('ProxyServer')
    Get-Setting "$product\Global" @('DisableCloudConnectors')
    Get-Setting "$product32\Global" @('UseUIAccessAutomationServer')
    Get-Setting "$product32\Global\Screen" @('ScreenResolutionEnabled')
    Get-Setting "$product32\Service" @('UseRdsAadAuthentication')
    Get-Setting "$product32\Registration" @('AllowTenantSwitching', 'AllowRegisteringOutsideOfAADJoinedTenant', 'EnforceRegistrationTenantRestrictionsOnServiceStart')
    # What Power Automate for desktop needs from Windows.
    Get-Setting 'HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' @('Release')
    Get-Setting 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client' @('Enabled', 'DisabledByDefault')
)

# Whether the hosts that Power Automate needs can be reached by this user.
$tests = @(
    if (-not $NoNetwork) {
        foreach ($target in @('config.edge.skype.com', 443), @('login.microsoftonline.com', 443), @('crl3.digicert.com', 80)) {
            $reached = Test-NetConnection -ComputerName $target[0] -Port $target[1] -InformationLevel Quiet -WarningAction SilentlyContinue
            [ordered]@{ computerName = $target[0]; remotePort = $target[1]; tcpTestSucceeded = $reached }
        }
    }
)

$machine = [ordered]@{
    schema = 'flow-preflight-machine/1'
    collected = Get-Date -Format o
    machineName = $env:COMPUTERNAME
    account = if ($Account) { $Account } else { $null }
    padVersion = $version
    windows = $windows
    join = $join
    services = $services
    sessions = $sessions
    groups = $groups
    credentialProviders = $providers
    registry = $registry
    tests = $tests
    unread = $unread
}
$json = $machine | ConvertTo-Json -Depth 5

if ($Folder) {
    $json | Out-File -LiteralPath (Join-Path -Path $Folder -ChildPath "$env:COMPUTERNAME.json") -Encoding utf8
} else {
    $json
}
