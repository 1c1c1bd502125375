using System.CommandLine;
using Ringfence.Evidence.Packs;
using Ringfence.Ledger.Checkpoints;
using Spectre.Console;

namespace Ringfence.Cli.Report;

/// <summary><c>ringfence report verify DIR</c>: is this the pack that was sealed?</summary>
internal static class VerifyPackCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("DIR") { Description = "The pack" };
        var key = new Option<string[]>("--key")
        {
            Description =
                "The ledger's verifier key, as you know it from elsewhere, or a file that holds it; repeat for the gateways' ledgers where another sealed the pack",
        };
        var command = new Command(
            "verify",
            "Checks a pack offline: its seal against the ledger's key, every file against the seal. Every altered, missing or added file is named. Exit code 1 when there is any.\n\nExample:\n  ringfence report verify pack --key ringfence.example.com/gateway-1+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
        )
        {
            directory,
            key,
        };
        command.SetAction(result =>
        {
            var pack = result.GetValue(directory)!;
            if (!pack.Exists)
            {
                throw new BadInputException($"DIR: there is no directory '{pack.FullName}'");
            }

            try
            {
                var found = PackVerifier.Verify(pack.FullName, [.. (result.GetValue(key) ?? []).Select(Key)]);
                Print(found, Terminal.Of(result).Out);
                return found.Ok ? ExitCode.Clean : ExitCode.Findings;
            }
            catch (InvalidDataException error)
            {
                throw new BadInputException(error.Message);
            }
        });
        return command;
    }

    /// <summary>What was found, and what it rests on.</summary>
    public static void Print(PackVerification found, IAnsiConsole console)
    {
        if (found.KeyIsTheirs)
        {
            console.MarkupLine(
                "[yellow]note[/] Verified by the key in the pack itself: whoever could rewrite the pack could rewrite that too. Give the key you know."
            );
        }

        foreach (var origin in found.Unchecked)
        {
            console.MarkupLineInterpolated(
                $"[yellow]note[/] Proofs of {origin} were not checked: give its key with another --key."
            );
        }

        foreach (var finding in found.Findings)
        {
            console.MarkupLineInterpolated($"[red]{finding.Kind}[/] {finding.File}: {finding.Detail}");
        }

        if (found.Ok)
        {
            console.MarkupLineInterpolated(
                $"[green]verified[/] {found.Files} files, {found.Proofs} ledger proofs: {found.Sealed}"
            );
        }
    }

    private static VerifierKey Key(string given)
    {
        var text = File.Exists(given) ? File.ReadAllText(given) : given;
        return VerifierKey.TryParse(text, out var key, out var problem)
            ? key
            : throw new BadInputException($"--key: {problem}");
    }
}
