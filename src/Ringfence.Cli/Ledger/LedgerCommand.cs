using System.CommandLine;

namespace Ringfence.Cli.Ledger;

internal static class LedgerCommand
{
    public static Command Create() => new("ledger");
}
