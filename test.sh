#!/usr/bin/env bash
# Installs what the tests need and runs all of them. Ends with "N passed, N failed" on a line of its own.
#   ./test.sh                 everything
#   ./test.sh Ledger          only tests whose full name contains the word
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" || exit 3
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
filter=${1:-}
results=artifacts/test-results
step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

fail() {
  echo "test.sh: $1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

# A command, and the Debian package that brings it. As root it is installed; otherwise the reader is told how.
need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    [ -n "${updated:-}" ] || { apt-get update -q >/dev/null 2>&1; updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$2" >/dev/null 2>&1
  fi
  command -v "$1" >/dev/null 2>&1 || fail "the tests need \`$1\`; install it: sudo apt-get install $2"
}

command -v dotnet >/dev/null 2>&1 || fail "the .NET 10 SDK is not installed: sudo apt-get install dotnet-sdk-10.0, or https://dot.net/download"

step "what the tests need"
need node nodejs
need npm npm
need python3 python3
need openssl openssl
need curl curl
need perl perl
need chromium chromium
# The foundation's templates are judged by cfn-lint too, and its handlers need boto3, as Lambda has it. What the machine
# lacks of the two gets a place beside the build.
{ command -v cfn-lint && python3 -c 'import boto3'; } >/dev/null 2>&1 || {
  python3 -m venv artifacts/python && artifacts/python/bin/pip install -q cfn-lint==1.51.0 boto3 ||
    fail "the tests need cfn-lint and boto3: pip install cfn-lint==1.51.0 boto3"
  export PATH="$PWD/artifacts/python/bin:$PATH"
}
# A third party's AWS, which the collector of a running account is held against.
command -v moto_server >/dev/null 2>&1 || {
  if python3 -m venv artifacts/moto && artifacts/moto/bin/pip install -q 'moto[server]==5.2.1'; then
    export PATH="$PWD/artifacts/moto/bin:$PATH"
  else
    echo "left out: what is compared with moto (pip install 'moto[server]==5.2.1')"
  fi
}
for folder in package-lock.json tests/*/package-lock.json; do
  folder=$(dirname "$folder")
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci failed in $folder"
done

step "build"
dotnet restore Ringfence.slnx -v quiet || fail "restore failed"
dotnet build Ringfence.slnx -c Release --no-restore -v quiet --nologo || fail "the build failed"

step "format"
dotnet tool restore >/dev/null || fail "dotnet tool restore failed"
dotnet csharpier check . || fail "some files are not formatted: run \`dotnet csharpier format .\`"

rm -rf "$results"
passed=0 failed=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  step "$name"
  ( dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
      ${filter:+--filter "FullyQualifiedName~$filter"} 2>&1 | grep -vE '^\s*$|Test run for|VSTest version|Starting test execution|A total of' )
  trx="$results/$name.trx"
  if [ ! -f "$trx" ]; then
    [ -n "$filter" ] || failed=$((failed + 1))
    [ -n "$filter" ] || echo "test.sh: $name wrote no results: it crashed" >&2
    continue
  fi
  counters=$(grep -o '<Counters [^>]*>' "$trx")
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed) + $(count error) + $(count timeout) + $(count aborted)))
  # A run that was cut short says so in its outcome alone.
  grep -q 'outcome="Aborted"' <<<"$(grep -o '<ResultSummary [^>]*>' "$trx")" && failed=$((failed + 1))
done

step "done"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
