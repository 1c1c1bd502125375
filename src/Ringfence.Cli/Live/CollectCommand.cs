using System.CommandLine;
using System.Text.Json;
using Ringfence.Posture.Live;
using Spectre.Console;

namespace Ringfence.Cli.Live;

/// <summary><c>ringfence collect --out DIR</c>: a running account as files, which <c>audit --snapshot DIR</c> judges, here or elsewhere.</summary>
internal static class CollectCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly Option<DirectoryInfo?> Out = new("--out") { Description = "An empty or new directory" };

    private static readonly Option<bool> Policy = new("--policy")
    {
        Description = "Print the IAM policy that collecting needs, and collect nothing",
    };

    private static readonly AccountOptions Account = new();

    public static Command Create()
    {
        var command = new Command(
            "collect",
            "Reads a running AWS account into a directory: settings alone, no object, no secret's value, no prompt.\n\nExample:\n  ringfence collect --policy > ringfence-collect.json\n  ringfence collect --out snapshot --profile audit --region us-east-1\n  ringfence audit --snapshot snapshot"
        )
        {
            Out,
            Policy,
        };
        Account.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Out) is null && !result.GetValue(Policy))
            {
                result.AddError("Say where to: --out DIR; or --policy for the IAM policy that it needs.");
            }
        });
        command.SetAction((result, cancel) => RunAsync(result, Terminal.Of(result), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancel)
    {
        if (result.GetValue(Policy))
        {
            terminal.Raw.WriteLine(LeastPrivilege.Policy().ToJsonString(Indented));
            return ExitCode.Clean;
        }

        var directory = result.GetValue(Out)!;
        try
        {
            Snapshot.Prepare(directory);
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException($"--out: {error.Message}");
        }

        var manifest = await Account.CollectAsync(result, terminal, file => Snapshot.Write(directory, file), cancel);
        Snapshot.Write(directory, manifest);
        CollectSummary.Write(manifest, terminal.Error);
        terminal.Out.MarkupLineInterpolated(
            $"{manifest.Resources} resources of account {manifest.Account} in {directory}. Next: ringfence audit --snapshot {directory}"
        );
        return manifest.Over is null ? ExitCode.Clean : ExitCode.CouldNotFinish;
    }
}
