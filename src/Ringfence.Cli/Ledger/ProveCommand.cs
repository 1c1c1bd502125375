using System.CommandLine;
using Ringfence.Ledger;

namespace Ringfence.Cli.Ledger;

/// <summary><c>ringfence ledger prove INDEX DIR</c>: a C2SP tlog-proof, which anyone can check with the log's key.</summary>
internal static class ProveCommand
{
    public static Command Create()
    {
        var index = new Argument<long>("INDEX") { Description = "The entry's index, from 0" };
        var directory = LedgerCommand.Directory();
        var output = new Option<FileInfo?>("--out") { Description = "Where the proof goes [default: standard output]" };
        var entry = new Option<FileInfo?>("--entry")
        {
            Description = "Where the entry's own bytes go: a proof is checked against them",
        };
        var command = new Command(
            "prove",
            "Writes the proof that an entry is in the ledger, as a .tlog-proof file.\n\nExample:\n  ringfence ledger prove 417 .ringfence/ledger --out entry-417.tlog-proof --entry entry-417.json"
        )
        {
            index,
            directory,
            output,
            entry,
        };
        command.SetAction(result =>
        {
            var ledger = LedgerReader.Open(LedgerCommand.Existing(result.GetValue(directory)!));
            var at = result.GetValue(index);
            if (at < 0 || at >= ledger.Size)
            {
                throw new BadInputException(
                    $"INDEX is {at}; the ledger has {ledger.Size} entries, 0 to {ledger.Size - 1}"
                );
            }

            if (at >= ledger.PublishedSize)
            {
                throw new BadInputException(
                    $"entry {at} is recorded and not published yet: a running gateway publishes every second, a stopped one when it starts"
                );
            }

            var proof = ledger.ProveInclusion(at).ToString();
            if (result.GetValue(entry) is { } entryFile)
            {
                File.WriteAllBytes(entryFile.FullName, ledger.Read(at));
            }

            if (result.GetValue(output) is { } file)
            {
                File.WriteAllText(file.FullName, proof);
            }
            else
            {
                Terminal.Of(result).Raw.Write(proof);
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
