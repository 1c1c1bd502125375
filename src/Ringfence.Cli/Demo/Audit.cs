using Ringfence.Cli.Ledger;
using Ringfence.Cli.Trail;
using Ringfence.Cli.Up;
using Ringfence.Evidence.Calls;
using Ringfence.Evidence.Gateway;
using Ringfence.Ledger;
using Ringfence.Ledger.Verification;
using Spectre.Console;

namespace Ringfence.Cli.Demo;

/// <summary>The questions that an auditor asks, answered from files alone.</summary>
internal sealed class Audit(DataDirectory data, IAnsiConsole console)
{
    /// <summary>Every call of a known caller has its pair, or its refusal.</summary>
    public bool ShowRecord(IReadOnlyList<Scene> scenes)
    {
        Heading(
            "2. Who asked what of which model, and how did it end? The gateway's ledger: who and what, never content."
        );
        var calls = LedgerCalls.Read(LedgerReader.Open(data.Ledger));
        InspectCommand.Print(calls, console);

        // The stranger has no entry: only known callers can write to the ledger.
        return calls.Count == scenes.Count(scene => scene.Status != 401)
            && calls.All(call => call.Answered is not null);
    }

    /// <summary>What was asked about a patient, what the model was told of him, and what came back.</summary>
    public bool ShowWhatTheModelSaw(IReadOnlyList<Scene> scenes)
    {
        var scene = scenes.First(scene => scene.What == Cast.Identifying);
        var seen = ModelView.Of(data, scene.AwsRequestId!) ?? "(no record)";
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        table.AddRow("she asked", Markup.Escape(Cast.Patient));
        table.AddRow("the model saw", Markup.Escape(seen));
        table.AddRow("she got", Markup.Escape(scene.Said));
        console.Write(table);
        return scene.Said.Contains(Cast.Patient, StringComparison.Ordinal)
            && !seen.Contains("Whitcombe", StringComparison.Ordinal)
            && !seen.Contains("48213377", StringComparison.Ordinal);
    }

    /// <summary>One call, as the gateway, CloudTrail and the invocation log have it.</summary>
    public bool ShowOneCall(IReadOnlyList<Scene> scenes)
    {
        var id = scenes.First(scene => scene is { Status: 200, AwsRequestId: not null }).AwsRequestId!;
        Heading($"3. Do AWS's own logs agree? ./ringfence trail call {id} --data {data.Root}");
        var layers = CallCommand.Ask(data, id, null, console);
        CallCommand.Print(layers, console);
        return layers.All(layer => layer.Mark is Mark.Verified or Mark.Unverified);
    }

    /// <summary>The ledger verifies.</summary>
    public bool VerifyLedger()
    {
        Heading($"4. Is the record intact? ./ringfence ledger verify {data.Ledger}");
        var report = LedgerVerifier.Verify(data.Ledger, new VerificationOptions());
        VerifyCommand.Print(report, console);
        return report.Ok;
    }

    /// <summary>A copy with one byte changed does not, and the place is named.</summary>
    public bool VerifyAlteredCopy()
    {
        var copy = AlteredCopy.Of(data);
        Heading($"5. Would we notice? One byte changed in a copy: {copy.Place}");
        var report = LedgerVerifier.Verify(copy.Directory, new VerificationOptions());
        VerifyCommand.Print(report, console);
        return !report.Ok && report.Findings.Any(finding => finding.File == copy.File);
    }

    private void Heading(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }
}
