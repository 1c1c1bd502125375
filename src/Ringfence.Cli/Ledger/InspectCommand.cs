using System.CommandLine;
using System.Text;
using Ringfence.Evidence.Gateway;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;
using Spectre.Console;

namespace Ringfence.Cli.Ledger;

/// <summary><c>ringfence ledger inspect DIR</c>: what is in a ledger, call by call or entry by entry.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var directory = LedgerCommand.Directory();
        var user = new Option<string?>("--user") { Description = "Only calls of this user" };
        var team = new Option<string?>("--team") { Description = "Only calls of this team" };
        var failed = new Option<bool>("--failed") { Description = "Only calls that did not succeed" };
        var last = new Option<int>("--last")
        {
            Description = "Only so many, the newest; 0 for all",
            DefaultValueFactory = _ => 50,
        };
        var format = SharedOptions.Format();
        var command = new Command(
            "inspect",
            "Shows a ledger's calls. With --format json its entries as they were hashed, one a line.\n\nExample:\n  ringfence ledger inspect .ringfence/ledger --team oncology --failed"
        )
        {
            directory,
            user,
            team,
            failed,
            last,
            format,
        };
        command.SetAction(result =>
        {
            var ledger = LedgerReader.Open(LedgerCommand.Existing(result.GetValue(directory)!));
            var calls = LedgerCalls
                .Read(ledger)
                .Where(call => result.GetValue(user) is not { } name || call.Call.Caller.User == name)
                .Where(call => result.GetValue(team) is not { } name || call.Call.Caller.Team == name)
                .Where(call => !result.GetValue(failed) || call.Answered is not { Error: "None" })
                .ToList();
            var count = result.GetValue(last);
            var shown = count > 0 ? calls.TakeLast(count).ToList() : calls;
            var terminal = Terminal.Of(result);
            if (result.GetValue(format) == OutputFormat.Json)
            {
                WriteEntries(ledger, shown, terminal.Raw);
                return ExitCode.Clean;
            }

            terminal.Out.MarkupLineInterpolated(
                $"[bold]{ledger.Origin}[/]: {ledger.Size} entries, {calls.Count} calls, {shown.Count} shown"
            );
            Print(shown, terminal.Out);
            return ExitCode.Clean;
        });
        return command;
    }

    public static void Print(IEnumerable<RecordedCall> calls, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (
            var name in new[]
            {
                "entries",
                "time",
                "who",
                "team",
                "door",
                "operation",
                "model asked",
                "tokens",
                "identifiers",
                "outcome",
                "AWS request id",
            }
        )
        {
            table.AddColumn(
                new TableColumn(name)
                {
                    NoWrap = name is not ("operation" or "model asked" or "identifiers" or "outcome"),
                }
            );
        }

        foreach (var call in calls)
        {
            var tokens = call.Answered?.Tokens;
            table.AddRow(
                call.AnsweredIndex is { } answered && answered != call.Index
                    ? $"{call.Index}, {answered}"
                    : $"{call.Index}",
                $"{call.Time:HH:mm:ss}",
                Markup.Escape(call.Call.Caller.User),
                Markup.Escape(call.Call.Caller.Team),
                call.Call.Door,
                call.Call.Operation,
                Markup.Escape(call.Call.ModelAsked),
                tokens is { Total: > 0 } used ? $"{used.Input}+{used.Output}{(used.Partial ? "…" : "")}" : "–",
                Identifiers(call.Call),
                Markup.Escape(call.Outcome),
                call.AwsRequestId ?? "–"
            );
        }

        console.Write(table);
    }

    /// <summary>How many of each kind were found, and what became of them.</summary>
    private static string Identifiers(CallContext call) =>
        call.Phi.Count == 0
            ? "–"
            : $"{call.PhiPolicy}: {string.Join(", ", call.Phi.Select(kind => $"{kind.Key} {kind.Value}"))}";

    private static void WriteEntries(LedgerReader ledger, IEnumerable<RecordedCall> calls, TextWriter to)
    {
        foreach (var call in calls)
        {
            to.WriteLine(Encoding.UTF8.GetString(ledger.Read(call.Index)));
            if (call.AnsweredIndex is { } answered && answered != call.Index)
            {
                to.WriteLine(Encoding.UTF8.GetString(ledger.Read(answered)));
            }
        }
    }
}
