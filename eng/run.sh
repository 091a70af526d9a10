#!/usr/bin/env bash
# Serves the demonstration at http://localhost:5080 until Ctrl-C. PORT= for another port, PORTAL_BIND= for another address.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/common.sh"

port=${PORT:-5080}
bind=${PORTAL_BIND:-localhost}
web=$root/src/VillageListsPortal.Web
dll=$web/bin/Release/net10.0/VillageListsPortal.Web.dll
stamp=$web/bin/Release/built-from

if ! [[ $port =~ ^[0-9]+$ ]] || [ "$port" -lt 1 ] || [ "$port" -gt 65535 ]; then fail "PORT=$port is not a port number."; fi
[[ $bind != *:* ]] || bind="[$bind]"
if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  fail "Port $port is in use already; stop what listens there, or choose another with PORT=5081 eng/run.sh"
fi

require_sdk
[ -n "${PORTAL_DB:-}" ] || install_postgres

now=$(sources_fingerprint)
if [ ! -f "$dll" ] || [ "$now" != "$(cat "$stamp" 2>/dev/null)" ]; then
  say "Building the portal ..."
  rm -f "$stamp"
  log=$(mktemp)
  # Analyzers speak in eng/test.sh; here they would only make the first start slower.
  if ! { dotnet restore "$web" --locked-mode && dotnet build "$web" -c Release --no-restore -p:RunAnalyzers=false; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    fail "The portal could not be built; the reason is above."
  fi
  rm -f "$log"
  printf '%s\n' "$now" >"$stamp"
fi

# Replaces this shell, so that Ctrl-C and SIGTERM reach the portal itself, which then stops its database.
cd "$web"
export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Demonstration} ASPNETCORE_URLS=http://$bind:$port
exec dotnet "$dll" "$@"
