using System.CommandLine;
using Amazon.S3;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Sigma;
using Ringfence.Evidence.Store;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail anomalies</c>: every detection over the store.</summary>
internal static class AnomaliesCommand
{
    public static Command Create()
    {
        var severity = new Option<Severity>("--severity")
        {
            Description = "Nothing below this",
            DefaultValueFactory = _ => Severity.Low,
        };
        var only = new Option<string?>("--detection") { Description = "One detection by its id" };
        var sigma = new Option<string?>("--sigma")
        {
            Description = "Sigma rules for CloudTrail too: a directory of them, or one file",
        };
        var again = new Option<bool>("--buckets")
        {
            Description =
                "With --sigma: log files that came out of s3:// are read there again; without it their events are known from the store alone",
        };
        var buckets = new BucketOptions();
        var expected = new Option<FileInfo?>("--expected")
        {
            Description =
                "What is expected: {\"default\":{\"zone\":\"America/New_York\",\"days\":[\"mon\",…],\"from\":\"07:00\",\"to\":\"19:00\",\"holidays\":[\"2026-12-25\"]},\"teams\":{TEAM:{…}},\"people\":{PERSON:TEAM},\"models\":[…],\"regions\":[…]}",
        };
        return QuestionCommand.Create(
            "anomalies",
            $"What deserves a look, worst first, each with why, what to look at next, ATT&CK technique and paragraphs. Exit code 1 when there is any.\n\nDetections: {string.Join(", ", Anomalies.Ids)}.\n\nExample:\n  ringfence trail anomalies --severity high --from 2026-06-01",
            [severity, only, expected, sigma, again, buckets.Region, buckets.Endpoint],
            (result, store, scope) =>
            {
                var id = result.GetValue(only);
                if (id is not null && !Anomalies.Ids.Contains(id))
                {
                    throw new BadInputException(
                        $"--detection: there is none called '{id}'; there are {string.Join(", ", Anomalies.Ids)}"
                    );
                }

                var more = new List<object?[]>();
                if (result.GetValue(sigma) is { } rules)
                {
                    using var s3 = result.GetValue(again) ? buckets.Client(result) : null;
                    more.AddRange(Sigma(store, rules, result.GetValue(severity), scope, Terminal.Of(result), s3));
                }

                if (result.GetValue(expected) is { } file)
                {
                    more.AddRange(Unexpected.Find(store, Read(file), result.GetValue(severity), scope));
                }

                return Anomalies.Find(
                    store,
                    result.GetValue(severity),
                    id,
                    scope,
                    more,
                    Progress(Terminal.Of(result).Error, TimeProvider.System)
                );
            },
            answer => answer.Rows.Count > 0 ? ExitCode.Findings : ExitCode.Clean
        );
    }

    // Most looks are over before there is anything to say.
    private static Action<DetectionProgress> Progress(IAnsiConsole console, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        var next = TimeSpan.FromSeconds(3);
        return progress =>
        {
            var elapsed = time.GetElapsedTime(begun);
            if (elapsed >= next && progress.Done < progress.All)
            {
                next = elapsed + TimeSpan.FromSeconds(3);
                console.MarkupLineInterpolated(
                    $"[grey]{progress.Done} of {progress.All} detections, {elapsed:mm\\:ss}[/]"
                );
            }
        };
    }

    private static Expected Read(FileInfo file) =>
        file.Exists
            ? Expected.Read(file.FullName)
            : throw new BadInputException($"--expected: there is no file '{file.FullName}'");

    // What was not asked is said, rule by rule: silence would look like innocence.
    private static IReadOnlyList<object?[]> Sigma(
        EvidenceStore store,
        string path,
        Severity least,
        Scope scope,
        Terminal terminal,
        IAmazonS3? s3
    )
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new BadInputException($"--sigma: there is no directory and no file '{path}'");
        }

        var report = SigmaAnomalies.Find(store, path, least, scope, s3);
        terminal.Error.MarkupLineInterpolated($"sigma: {report.Run} rules run, {report.Refused.Count} not");
        foreach (var refused in report.Refused)
        {
            terminal.Error.MarkupLineInterpolated($"not run: {refused.File} ({refused.Rule}): {refused.Why}");
        }

        foreach (var limit in report.Limits)
        {
            terminal.Error.MarkupLineInterpolated($"not seen: {limit}");
        }

        return report.Rows;
    }
}
