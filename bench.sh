#!/usr/bin/env bash
# Benchmarks. Each starts everything that it needs, prints ratios, and stops it again.
#   ./bench.sh gateway        the gateway against a direct call and against nginx, same upstream, same core
#   ./bench.sh ledger         appends a second with fsync
#   ./bench.sh phi            the redactor: MB/s on one core by kind of text, time of a prompt (also: redaction)
#   ./bench.sh eventstream    event stream decoding and encoding, signing
#   ./bench.sh audit          the audit beside cfn-guard and cdk-nag, on the same templates
#   ./bench.sh trail [N]      the evidence engine over N generated events, against zgrep, jq and DuckDB
#   ./bench.sh console [N] [M] the console's pages over a store of N records, and its live list for M minutes
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -q >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$2" >/dev/null 2>&1
  fi
  command -v "$1" >/dev/null 2>&1 || { echo "bench.sh: needs \`$1\`: sudo apt-get install $2" >&2; exit 3; }
}

what=${1:-}
case "$what" in
  gateway)
    need nginx nginx-light
    need wrk wrk
    need python3 python3
    need taskset util-linux
    dotnet build bench/Ringfence.Benchmarks/Ringfence.Benchmarks.csproj -c Release -v quiet --nologo
    dotnet build src/Ringfence.Cli/Ringfence.Cli.csproj -c Release -v quiet --nologo
    exec python3 bench/gateway/bench.py "${@:2}"
    ;;
  audit)
    need python3 python3
    need node nodejs
    need npm npm
    ./ringfence --version >/dev/null
    exec python3 bench/audit/bench.py "${@:2}"
    ;;
  console)
    need python3 python3
    need curl curl
    need hey hey
    ./ringfence --version >/dev/null
    exec python3 bench/console/bench.py "${@:2}"
    ;;
  trail)
    need python3 python3
    need jq jq
    (cd bench/trail && npm install --no-audit --no-fund --no-package-lock --loglevel=error) || echo "bench.sh: DuckDB could not be installed; it is left out" >&2
    dotnet build bench/Ringfence.Benchmarks/Ringfence.Benchmarks.csproj -c Release -v quiet --nologo
    ./ringfence --version >/dev/null
    exec python3 bench/trail/bench.py "${@:2}"
    ;;
  ledger | eventstream | redaction | phi)
    [ "$what" = phi ] && set -- redaction "${@:2}"
    dotnet build bench/Ringfence.Benchmarks/Ringfence.Benchmarks.csproj -c Release -v quiet --nologo
    exec dotnet exec artifacts/bin/Ringfence.Benchmarks/release/Ringfence.Benchmarks.dll "$@"
    ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac
