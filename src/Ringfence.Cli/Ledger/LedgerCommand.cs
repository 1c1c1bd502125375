using System.CommandLine;

namespace Ringfence.Cli.Ledger;

/// <summary><c>ringfence ledger</c>: looking into a ledger's directory. None of it needs the gateway, or its lock.</summary>
internal static class LedgerCommand
{
    public static Command Create() =>
        new("ledger", "Looks into a ledger's directory, verifies it, proves entries. Needs no running gateway.")
        {
            InspectCommand.Create(),
            ProveCommand.Create(),
            VerifyCommand.Create(),
        };

    public static Argument<DirectoryInfo> Directory() =>
        new("DIR")
        {
            Description = "The ledger's directory [default: .ringfence/ledger]",
            DefaultValueFactory = _ => new DirectoryInfo(new DataDirectory(DataDirectory.Default).Ledger),
        };

    /// <summary>The directory, which must be there.</summary>
    public static string Existing(DirectoryInfo directory) =>
        directory.Exists
            ? directory.FullName
            : throw new BadInputException(
                $"there is no directory '{directory.FullName}'; give a ledger's directory, for example .ringfence/ledger"
            );
}
