#!/usr/bin/env bash
# Measures the portal beside its baselines, prints the tables, keeps them in artifacts/bench/figures.md.
#   eng/bench.sh                  all measures, about half an hour on two cores
#   eng/bench.sh pdf list         some: pdf, issue, list, file, approve, queue, search, country, screen, start, memory, trips
#   eng/bench.sh --country FILE   units of a country as import-units reads them, for the measure country; else as many are made
#   eng/bench.sh --write          also puts the tables into docs/performance.md; only with all measures
#   eng/bench.sh --smoke          a few iterations of each: whether it runs, not how fast
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/common.sh"
cd "$root"
exec </dev/null

arguments=() named='' write= smoke=
while [ $# -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    --write) write=yes ;;
    --smoke) smoke=yes arguments+=("$argument") ;;
    --country)
      [ -f "${1:-}" ] || fail "eng/bench.sh: --country needs a file that is there"
      arguments+=("$argument" "$(realpath "$1")")
      shift ;;
    -*) fail "eng/bench.sh: unknown option $argument; see its first lines" ;;
    *) arguments+=("$argument") named=yes ;;
  esac
done
if [ -n "$write" ]; then
  [ -z "$named" ] && [ -z "$smoke" ] || fail "--write takes the tables of one whole run: no --smoke, no single measures"
  arguments+=(--write docs/performance.md)
fi

require_sdk
install_postgres
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  apt_install nodejs npm || fail "Node.js and npm are missing; pdfmake and typst run in them. Install them, then run this again."
fi

# What the PDF writer is measured against, at the versions of the lock file.
project=$root/tests/VillageListsPortal.Benchmarks
export BENCH_OUTPUT=$root/artifacts/bench BENCH_NODE_FOLDER=$root/artifacts/bench/node
mkdir -p "$BENCH_NODE_FOLDER"
if ! cmp -s "$project/Node/package-lock.json" "$BENCH_NODE_FOLDER/installed"; then
  say "Restoring pdfmake and typst from npm ..."
  cp "$project"/Node/package*.json "$BENCH_NODE_FOLDER"
  (cd "$BENCH_NODE_FOLDER" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || fail "npm ci did not succeed; the reason is above."
  cp "$project/Node/package-lock.json" "$BENCH_NODE_FOLDER/installed"
fi
cp "$project"/Node/*.mjs "$BENCH_NODE_FOLDER"

say "Building ..."
log=$(mktemp)
if ! { dotnet restore "$project" --locked-mode && dotnet build "$project" -c Release --no-restore -p:RunAnalyzers=false; } >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  rm -f "$log"
  fail "The benchmarks could not be built; the reason is above."
fi
rm -f "$log"

dotnet "$project/bin/Release/net10.0/VillageListsPortal.Benchmarks.dll" ${arguments[@]+"${arguments[@]}"}
