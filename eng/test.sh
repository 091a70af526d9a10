#!/usr/bin/env bash
# Installs what the tests need and is missing, builds, runs all tests. The last line is "N passed, N failed".
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/eng/common.sh"
cd "$root" || exit 1
exec </dev/null

results=$root/artifacts/test-results
passed=0 failed=0 skipped=0
failures=()

finish() {
  if [ "${#failures[@]}" -gt 0 ]; then
    printf '\nFailed:\n'
    printf '  %s\n' "${failures[@]}"
    failing_words "$results"/*.trx 2>/dev/null
  fi
  [ "$skipped" -eq 0 ] || printf '\n%s skipped\n' "$skipped"
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

give_up() {
  failures+=("$*")
  failed=$((failed + 1))
  finish
}

# A trx file says: <Counters total="5" executed="5" passed="5" failed="0" ... />
counter() { sed -n "s/.*<Counters [^>]*\\b$1=\"\\([0-9]*\\)\".*/\\1/p" "$2" | head -n 1; }

failing_names() {
  tr '\n' ' ' <"$1" | grep -o '<UnitTestResult [^>]*>' | grep 'outcome="Failed"' | sed 's/.*testName="\([^"]*\)".*/\1/' |
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&apos;/'"'"'/g; s/&amp;/\&/g'
}

# What each failing test said, a few lines of it: a log is cut where it is kept, and its end is what stays.
failing_words() {
  perl -0777 -ne '
    while (/<UnitTestResult [^>]*testName="([^"]*)"[^>]*outcome="Failed"[^>]*>(.*?)<\/UnitTestResult>/gs) {
      my ($name, $body) = ($1, $2);
      my ($message) = $body =~ /<Message>(.*?)<\/Message>/s;
      my ($place) = $body =~ /<StackTrace>(.*?)<\/StackTrace>/s;
      my @lines = grep { /\S/ } split /\n/, $message // "";
      my @at = grep { /VillageListsPortal.*:line / } split /\n/, $place // "";
      $_ = join "\n", "- $name", map { "    " . substr $_, 0, 300 } @lines[0 .. ($#lines < 7 ? $#lines : 7)], @at[0 .. ($#at < 2 ? $#at : 2)];
      s/&#xD;//g; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&apos;/\x27/g; s/&amp;/&/g;
      print "$_\n";
    }' "$@"
}

install_missing() {
  local wanted=()
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || wanted+=(chromium)
  command -v pdftotext >/dev/null || wanted+=(poppler-utils)
  command -v qpdf >/dev/null || wanted+=(qpdf)
  command -v zbarimg >/dev/null || wanted+=(zbar-tools)
  { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]; } || wanted+=(fontconfig fonts-noto-cjk)
  if [ "${#wanted[@]}" -gt 0 ]; then
    apt_install "${wanted[@]}" || say "Could not install: ${wanted[*]}; the tests that need them will say so."
  fi
  # In a subshell, because it ends the script where it cannot help.
  [ -n "${PORTAL_TEST_DB:-}" ] || (install_postgres) || say "PostgreSQL is missing; the tests that need it will say so."
}

run_project() {
  local project=$1 name trx code count bad
  name=$(basename "$project" .csproj)
  trx=$results/$name.trx
  printf '\n== %s\n' "$name"
  dotnet test "$project" -c Release --no-build --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" \
    --blame-hang-timeout 10m --blame-hang-dump-type none
  code=$?
  count=0 bad=0
  if [ -f "$trx" ]; then
    count=$(counter executed "$trx") bad=$(counter failed "$trx")
    passed=$((passed + $(counter passed "$trx")))
    skipped=$((skipped + $(counter total "$trx") - count))
    failed=$((failed + bad))
    while IFS= read -r one; do failures+=("$one"); done < <(failing_names "$trx")
  fi
  # A crash in the middle leaves good counts behind, and a project without tests ends well.
  if [ "$count" -eq 0 ]; then
    failures+=("$name ran no test")
    failed=$((failed + 1))
  elif [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then
    failures+=("$name ended with code $code although no test failed")
    failed=$((failed + 1))
  fi
}

(require_sdk) || give_up "The .NET 10 SDK is missing"
install_missing
rm -rf "$results"
mkdir -p "$results"

say "Building ..."
dotnet restore --locked-mode -v quiet || give_up "dotnet restore --locked-mode"
dotnet build -c Release --no-restore -v quiet || give_up "dotnet build"
sources_fingerprint >src/VillageListsPortal.Web/bin/Release/built-from # eng/run.sh need not build again

for project in tests/*.Tests/*.csproj; do
  run_project "$project"
done
finish
