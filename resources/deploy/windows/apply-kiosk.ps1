# Makes a Windows PC a kiosk: applies shell-launcher.xml or assigned-access.xml, and shuts the other ways out.
# UNTESTED: nobody has seen it run yet. It has to run as SYSTEM, e.g. by "psexec -s -i powershell" as administrator:
#   .\apply-kiosk.ps1                      Shell Launcher (Enterprise, Education, IoT Enterprise)
#   .\apply-kiosk.ps1 -AssignedAccess      Assigned Access (Pro)
#   .\apply-kiosk.ps1 -Remove              takes all of it back
param([switch]$AssignedAccess, [switch]$Remove)
$ErrorActionPreference = "Stop"

$edges = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI"
$reports = "HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\kiosk.exe"
$keys = "Win+L", "Win+R", "Win+E", "Win+D", "Win+U", "Windows", "Alt+F4", "Alt+Tab", "Ctrl+Esc", "Ctrl+Shift+Esc",
        "Ctrl+Alt+Del", "Shift+Ctrl+Esc", "LShift+LAlt+NumLock", "LShift+LAlt+PrintScrn"

$access = Get-CimInstance -Namespace "root\cimv2\mdm\dmmap" -ClassName "MDM_AssignedAccess"
$file = if ($AssignedAccess) { "assigned-access.xml" } else { "shell-launcher.xml" }
$text = if ($Remove) { $null } else { [System.Net.WebUtility]::HtmlEncode((Get-Content -Raw "$PSScriptRoot\$file")) }
if ($Remove -or $AssignedAccess) { $access.Configuration = $text }
if ($Remove -or -not $AssignedAccess) { $access.ShellLauncher = $text }
Set-CimInstance -CimInstance $access

# The Keyboard Filter comes with the same editions as Shell Launcher
if (-not $AssignedAccess) {
  if (-not $Remove) {
    Enable-WindowsOptionalFeature -Online -NoRestart -FeatureName Client-EmbeddedShellLauncher, Client-KeyboardFilter
  }
  foreach ($name in $keys) {
    $key = Get-CimInstance -Namespace "root\standardcimv2\embedded" -ClassName "WEKF_PredefinedKey" |
      Where-Object Id -eq $name
    if ($key) { $key.Enabled = -not $Remove; Set-CimInstance -CimInstance $key }
  }
}

# No swiping in from the screen's edges, and no memory written to the disk when the kiosk fails
if ($Remove) {
  Remove-Item -Path $edges, $reports -Recurse -ErrorAction SilentlyContinue
} else {
  New-Item -Path $edges, $reports -Force | Out-Null
  Set-ItemProperty -Path $edges -Name AllowEdgeSwipe -Type DWord -Value 0
  Set-ItemProperty -Path $reports -Name DumpType -Type DWord -Value 0
  Set-ItemProperty -Path $reports -Name CustomDumpFlags -Type DWord -Value 0
  Set-ItemProperty -Path $reports -Name DumpCount -Type DWord -Value 0
}
Write-Output "Done. Restart the PC."
