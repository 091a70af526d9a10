#!/usr/bin/env bash
# Changes the Domain in small ways, one at a time, and runs its tests: a change that no test notices is a rule that nobody guards.
# Arguments go to dotnet-stryker, e.g. --mutate "Calendar/**/*.cs". CONCURRENCY (1) is the number of test runners. The last line is the score.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/common.sh"
cd "$root" || exit 1
exec </dev/null

require_sdk
dotnet tool restore >&2 || fail "dotnet-stryker could not be restored (.config/dotnet-tools.json)."
results=$root/artifacts/mutation
rm -rf "$results"
export PROPERTY_CASES=${PROPERTY_CASES:-25} # thousands of mutants each run them
cd "$root/tests/VillageListsPortal.Domain.Tests" || exit 1 # stryker finds the tests where it stands
dotnet stryker --config-file "$root/eng/stryker-config.yaml" --output "$results" --concurrency "${CONCURRENCY:-1}" --skip-version-check "$@" >&2 ||
  fail "dotnet-stryker failed; its log is under $results."

report=$results/reports/mutation-report.json
[ -f "$report" ] || fail "dotnet-stryker wrote no report."
# Each mutant of the report has a status; ignored ones and those that do not compile do not count.
count() { grep -o "\"status\": *\"$1\"" "$report" | wc -l; }
found=$(($(count Killed) + $(count Timeout)))
missed=$(($(count Survived) + $(count NoCoverage)))
[ $((found + missed)) -gt 0 ] || fail "Nothing was changed."
printf '%s\n' "$(grep -o '"status": *"[A-Za-z]*"' "$report" | sort | uniq -c)" >&2
printf 'mutation score %s.%s %% (%s of %s)\n' $((found * 1000 / (found + missed) / 10)) $((found * 1000 / (found + missed) % 10)) "$found" $((found + missed)) |
  tee "$results/score.txt"
