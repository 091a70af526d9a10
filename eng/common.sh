# Shared by the scripts of this folder; sourced, not run.
# shellcheck shell=bash

: "${root:?set by the script that sources this}"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Quiet, and nothing of the build tools stays behind in memory to hold a pipeline open.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
# Test runners and builds write to pipes; their decorations would only be in the way.
export MSBUILDTERMINALLOGGER=off

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "This needs root to install software ($*); run it as root, or install sudo."
  fi
}

require_sdk() {
  command -v dotnet >/dev/null ||
    fail "The .NET 10 SDK is missing; install it as https://learn.microsoft.com/dotnet/core/install/linux-debian says, then run this again."
  # From the repository's root, where global.json says which SDK is meant.
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "The .NET 10 SDK is missing (installed: $(cd / && dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')); install dotnet-sdk-10.0, then run this again."
}

# The same places as PostgresFolders.cs.
has_postgres() {
  local folder
  for folder in ${PATH//:/ } /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ] && return 0
  done
  return 1
}

apt_updated=
apt_install() {
  command -v apt-get >/dev/null || return 1
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the package lists that are here."
    apt_updated=yes
  fi
  say "Installing $* ..."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2
}

# The portal runs a private cluster; Debian's own "main" would only hold memory and port 5432 (settled S4).
install_postgres() {
  has_postgres && return 0
  command -v apt-get >/dev/null ||
    fail "PostgreSQL is missing; install it (dnf install postgresql-server postgresql-contrib, or brew install postgresql@15), or set PORTAL_DB."
  local conf=/etc/postgresql-common/createcluster.conf kept=
  if [ -e "$conf" ]; then
    kept=$(mktemp) && cp -p "$conf" "$kept"
  else
    apt_install postgresql-common || fail "PostgreSQL could not be installed; see the messages of apt-get above."
  fi
  as_root sed -i 's/^[#[:space:]]*create_main_cluster.*/create_main_cluster = false/' "$conf"
  local installed=0
  apt_install postgresql || installed=1
  # Somebody else's choice is put back as it was.
  if [ -n "$kept" ]; then as_root cp -p "$kept" "$conf"; rm -f "$kept"; fi
  [ "$installed" -eq 0 ] || fail "PostgreSQL could not be installed; see the messages of apt-get above."
}

# One line that changes when anything changes that goes into the portal.
sources_fingerprint() {
  (cd "$root" && find src Directory.*.props global.json eng/BannedSymbols.txt \
    \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum)
}
