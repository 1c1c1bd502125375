using Ringfence.Cli.Trail;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Spectre.Console;

namespace Ringfence.Cli.Demo;

/// <summary>The evidence engine's questions over what the demo did: a planted bypass and a planted deletion must be found.</summary>
internal sealed class TrailAudit(DataDirectory data, IAnsiConsole console)
{
    private string StorePath => Path.Combine(data.Root, "evidence.db");

    private string Keys => Path.Combine(data.Aws, "public_keys.json");

    /// <param name="around">AWS's request id of the call that went around the gateway.</param>
    public bool Ask(string around)
    {
        Heading($"6. Into one store. ./ringfence trail ingest {data.Buckets} {Keys} {data.Ledger} --store {StorePath}");
        using (var store = EvidenceStore.Open(StorePath))
        {
            var report = Ingestion.Run(store, [data.Buckets, Keys, data.Ledger], TimeProvider.System);
            console.MarkupLineInterpolated(
                $"{string.Join(", ", report.Events.Select(kind => $"{kind.Value} {kind.Key}"))}; {report.SetAsideCount} set aside"
            );
        }

        using var evidence = EvidenceStore.OpenReadOnly(StorePath);
        return Questions(evidence) & Bypass(evidence, around) & Layers(evidence) & Deletion();
    }

    private bool Questions(EvidenceStore store)
    {
        Heading($"7. How much did each team use? ./ringfence trail usage --store {StorePath}");
        AnswerOutput.Table(TrailQuestions.Usage(store, new Dictionary<string, ModelPrice>(), new Scope()), console);
        Heading($"8. What did a.okafor do, in every layer? ./ringfence trail timeline a.okafor --store {StorePath}");
        var timeline = TrailQuestions.Timeline(store, "a.okafor", new Scope(Limit: 6));
        Shown(
            timeline,
            "time",
            "layer",
            "operation",
            "model",
            "outcome",
            "gateway_mark",
            "cloudtrail_mark",
            "invocation_mark"
        );
        return timeline.Rows.Count > 0;
    }

    private bool Bypass(EvidenceStore store, string around)
    {
        Heading(
            $"9. Did anybody go around the gateway? Somebody did, with AWS keys of their own. ./ringfence trail bypass --store {StorePath}"
        );
        var answer = TrailQuestions.Bypass(store, TimeSpan.Zero, new Scope());
        Shown(
            answer,
            "time",
            "principal",
            "address",
            "operation",
            "model",
            "request_id",
            "gateway_mark",
            "cloudtrail_mark",
            "invocation_mark"
        );
        var at = answer.Columns.ToList().IndexOf("request_id");
        return answer.Rows.Count == 1 && (string?)answer.Rows[0][at] == around;
    }

    private bool Layers(EvidenceStore store)
    {
        Heading($"10. Do the layers agree otherwise? ./ringfence trail verify --store {StorePath}");
        var findings = LayerReconciliation.Run(store, TimeSpan.Zero, new Scope());
        foreach (var finding in findings)
        {
            console.MarkupLineInterpolated(
                $"[red]{VerifyJson.Name(finding.Kind)}[/] {finding.Object}: {finding.Detail}"
            );
        }

        return findings.Count == 1 && findings[0].Kind == FindingKind.Bypass;
    }

    private bool Deletion()
    {
        var copy = Path.Combine(data.Root, "copy-of-buckets");
        var deleted = DeleteOneLog(copy);
        Heading(
            $"11. Would we notice a deletion? One CloudTrail file is deleted in a copy: {Path.GetFileName(deleted)}. ./ringfence trail verify {copy} --keys {Keys}"
        );
        var range = new TrailRange(null, null, TimeProvider.System.GetUtcNow(), TrailRange.DefaultWindow);
        var whole = TrailVerifier.Verify(data.Buckets, PublicKeys.Read(Keys), range);
        var report = TrailVerifier.Verify(copy, PublicKeys.Read(Keys), range);
        VerifyTrailCommand.Print(report, console);
        return whole.Ok
            && report.Findings is [{ Kind: FindingKind.LogMissing } finding]
            && finding.Object.EndsWith(Path.GetFileName(deleted), StringComparison.Ordinal);
    }

    private string DeleteOneLog(string copy)
    {
        foreach (var from in Directory.EnumerateFiles(data.Buckets, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(data.Buckets, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }

        var log = Directory
            .EnumerateFiles(copy, "*_CloudTrail_*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .First();
        File.Delete(log);
        return log;
    }

    private void Shown(Answer answer, params string[] columns)
    {
        var indexes = columns.Select(name => answer.Columns.ToList().IndexOf(name)).ToArray();
        AnswerOutput.Table(
            answer with
            {
                Columns = columns,
                Rows = [.. answer.Rows.Select(row => indexes.Select(index => row[index]).ToArray())],
            },
            console
        );
    }

    private void Heading(string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }
}
