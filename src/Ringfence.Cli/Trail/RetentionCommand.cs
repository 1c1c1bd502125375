using System.CommandLine;
using Ringfence.Evidence.Subjects;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail retention</c>: what the evidence store holds beyond its time.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var policy = new Option<FileInfo?>("--policy")
        {
            Description =
                $"{{\"flow\":90,\"invocation-log\":365}}, days a kind ({string.Join(", ", RetentionPolicy.Default.Days.Keys)}) [default: six years each]",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be deleted" };
        var format = new Option<AnswerFormat>("--format")
        {
            Description = "table for people, json or csv for programs",
            DefaultValueFactory = _ => AnswerFormat.Table,
        };
        var command = new Command(
            "retention",
            "Deletes from the evidence store what is older than its kind is kept. The logs that it was read from are not touched, and the ledger keeps its entries. Look first: --dry-run.\n\nExample:\n  ringfence trail retention --policy retention.json --dry-run"
        )
        {
            store,
            policy,
            dry,
            format,
        };
        command.SetAction(result =>
        {
            using var evidence = StoreOption.Open(result.GetValue(store)!, writable: !result.GetValue(dry));
            AnswerOutput.Write(
                Retention.Run(
                    evidence,
                    Read(result.GetValue(policy)),
                    TimeProvider.System.GetUtcNow(),
                    result.GetValue(dry)
                ),
                result.GetValue(format),
                Terminal.Of(result)
            );
            return ExitCode.Clean;
        });
        return command;
    }

    private static RetentionPolicy Read(FileInfo? file)
    {
        try
        {
            return file is null ? RetentionPolicy.Default
                : file.Exists ? RetentionPolicy.Read(file.FullName)
                : throw new BadInputException($"--policy: there is no file '{file.FullName}'");
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException(error.Message);
        }
    }
}
