using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Ringfence.Cli.Up;
using Spectre.Console;

namespace Ringfence.Cli.Demo;

/// <summary><c>ringfence demo</c>: the boundary at work, and then the questions an auditor asks.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "Where the demo keeps its state; made anew each time",
            DefaultValueFactory = _ => Path.Combine(DataDirectory.Default, "demo"),
        };
        var keep = new Option<bool>("--keep")
        {
            Description = "Leave the gateway and the console running on what the demo filled, until Ctrl+C",
        };
        var port = SharedOptions.Port(8080);
        port.Description = "With --keep: HTTP/1.1; HTTP/2 cleartext is on the next one; 0 takes free ones";
        var command = new Command(
            "demo",
            "Synthetic clinicians call a stand-in model through Ringfence; then the record is shown, joined with AWS's two layers, verified, altered in a copy, and verified again; a call around the gateway and a deleted CloudTrail file are found; last, an evidence pack is made, sealed and verified.\n\nExample:\n  ringfence demo"
        )
        {
            data,
            keep,
            port,
        };
        command.SetAction(
            async (result, cancel) =>
            {
                var directory = Fresh(result.GetValue(data)!);
                var terminal = Terminal.Of(result);
                var code = await RunAsync(directory, terminal.Out, cancel);
                return code == ExitCode.Clean && result.GetValue(keep)
                    ? await KeepAsync(directory, result.GetValue(port), terminal, cancel)
                    : code;
            }
        );
        return command;
    }

    /// <summary>The boundary again, on the same data, with its console.</summary>
    private static async Task<int> KeepAsync(
        DataDirectory directory,
        int port,
        Terminal terminal,
        CancellationToken cancel
    )
    {
        await using var boundary = await Boundary.StartAsync(new(directory, port, null, Local: true), cancel);
        new Welcome(boundary).Print(terminal);
        await boundary.Gateway.WaitForShutdownAsync(cancel);
        return ExitCode.Clean;
    }

    private static async Task<int> RunAsync(DataDirectory directory, IAnsiConsole console, CancellationToken cancel)
    {
        IReadOnlyList<Scene> scenes;
        string around;
        var settings = new UpSettings(directory, 0, null, Local: true)
        {
            Overrides = DemoPolicy.Settings,
            TrailDelivery = TimeSpan.FromMilliseconds(200),
        };
        await using (var boundary = await Boundary.StartAsync(settings, cancel))
        {
            console.MarkupLineInterpolated(
                $"[bold]1. Calls.[/] Through {boundary.Http1} to LocalBedrock, a stand-in for Amazon Bedrock on this machine."
            );
            using var cast = new Cast(boundary);
            scenes = await cast.PlayAsync(cancel);
            Show(console, scenes);
            around = await PlantedBypass.CallAsync(boundary, cancel);
        }

        // The boundary is down: its ledger is published, its trail delivered. What follows reads files only, as an auditor would.
        var audit = new Audit(directory, console);
        var good =
            audit.ShowWhatTheModelSaw(scenes)
            && audit.ShowRecord(scenes)
            && audit.ShowOneCall(scenes)
            && audit.VerifyLedger()
            && audit.VerifyAlteredCopy()
            && new TrailAudit(directory, console).Ask(around)
            && await new PackAudit(directory, console).MakeAndVerifyAsync();
        console.WriteLine();
        if (good && scenes.All(scene => scene.AsExpected))
        {
            console.MarkupLineInterpolated(
                $"[bold green]The boundary held.[/] Everything shown lies in {directory.Root}. Next: ./ringfence up"
            );
            return ExitCode.Clean;
        }

        console.MarkupLine("[bold red]Something was not as it should be; see above.[/]");
        return ExitCode.Findings;
    }

    private static void Show(IAnsiConsole console, IReadOnlyList<Scene> scenes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("who", "what", "status", "what the client got");
        foreach (var scene in scenes)
        {
            var colour =
                !scene.AsExpected ? "red"
                : scene.Status < 300 ? "green"
                : "yellow";
            table.AddRow(
                Markup.Escape(scene.Who),
                Markup.Escape(scene.What),
                $"[{colour}]{scene.Status}{(scene.AsExpected ? "" : $" (expected {scene.Expected})")}[/]",
                Markup.Escape(scene.Said)
            );
        }

        console.Write(table);
    }

    // A demo starts from nothing. Only a directory that a demo made is removed.
    private static DataDirectory Fresh(string path)
    {
        var marker = Path.Combine(path, "ringfence-demo");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            if (!File.Exists(marker))
            {
                throw new BadInputException(
                    $"--data: '{path}' holds something that no demo made; give an empty or new directory"
                );
            }

            Directory.Delete(path, recursive: true);
        }

        var directory = new DataDirectory(path).Create();
        File.WriteAllText(marker, "Made by `ringfence demo`, which removes this directory when it runs again.\n");
        return directory;
    }
}
