using System.CommandLine;
using System.Text;
using System.Text.Json;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Store;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail ingest PATH…</c>: logs and ledgers into the evidence store.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, directories, ledgers, s3://BUCKET/PREFIX; what they hold is told by their content",
            Arity = ArgumentArity.OneOrMore,
        };
        var store = StoreOption.Create();
        var format = SharedOptions.Format();
        var buckets = new BucketOptions();
        var (content, zero) = (Content(), ZeroRetained());
        var command = new Command(
            "ingest",
            "Reads logs into the evidence store: CloudTrail (also digests, public keys, Insights), Bedrock's invocation log, Ringfence ledgers, VPC flow logs, S3 access, load balancer and pgaudit lines, activity exports. Repeat it freely: the same record is kept once. Exit code 1 when something was set aside.\n\nExample:\n  ringfence trail ingest ./audit-bucket .ringfence/ledger --store evidence.db\n  ringfence trail ingest s3://audit/AWSLogs/111122223333/CloudTrail/us-east-1/2026/06 --region us-east-1"
        )
        {
            paths,
            store,
            buckets.Region,
            buckets.Endpoint,
            content,
            zero,
            format,
        };
        command.SetAction(
            (result, cancel) =>
            {
                var given = result.GetValue(paths)!;
                Check(given);
                using var s3 = given.Any(BucketOptions.IsBucket) ? buckets.Client(result) : null;
                var terminal = Terminal.Of(result);
                using var evidence = StoreOption.OpenOrCreate(result.GetValue(store)!);
                Remember(evidence, result.GetValue(zero) ?? []);
                var report = Ingestion.Run(
                    evidence,
                    given,
                    TimeProvider.System,
                    progress => Show(progress, terminal.Error),
                    s3,
                    result.GetValue(content) ? Keys(evidence) : null,
                    cancel: cancel
                );
                Write(report, result.GetValue(format), terminal);
                return Task.FromResult(report.SetAsideCount > 0 ? ExitCode.Findings : ExitCode.Clean);
            }
        );
        return command;
    }

    private static Option<bool> Content() =>
        new("--content")
        {
            Description =
                "Keep what was asked and answered too, sealed with a key of its own beside the store; never under zero data retention",
        };

    private static Option<string[]> ZeroRetained() =>
        new("--zero-retention")
        {
            Description =
                "account:111122223333 or team:oncology is under zero data retention; the store remembers it. CloudTrail's PutAccountDataRetention (none, inherit) is obeyed without",
        };

    private static void Check(string[] given)
    {
        foreach (var path in given)
        {
            if (BucketOptions.IsBucket(path))
            {
                _ =
                    path.Length > 5 && path[5] != '/'
                        ? path
                        : throw new BadInputException(
                            $"PATH: '{path}' names no bucket; give s3://BUCKET or s3://BUCKET/PREFIX"
                        );
            }
            else if (!Path.Exists(path))
            {
                throw new BadInputException($"PATH: there is no file or directory '{path}'");
            }
            else if (
                path.StartsWith("/dev/", StringComparison.Ordinal)
                && !path.StartsWith("/dev/shm", StringComparison.Ordinal)
            )
            {
                throw new BadInputException(
                    $"PATH: '{path}' is no regular file, and files are read twice; write what it holds to a file first"
                );
            }
        }
    }

    private static void Write(IngestReport report, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Raw.WriteLine(Json(report));
        }
        else
        {
            Print(report, terminal.Out);
        }
    }

    private static void Remember(EvidenceStore store, string[] scopes)
    {
        try
        {
            ZeroRetention.Remember(store, scopes);
        }
        catch (FormatException error)
        {
            throw new BadInputException($"--zero-retention: {error.Message}");
        }
    }

    private static ContentKeys Keys(EvidenceStore store)
    {
        try
        {
            return ContentKeys.OpenOrCreate(store.Path);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new BadInputException($"--content: {error.Message}");
        }
    }

    private static void Show(IngestProgress progress, IAnsiConsole console)
    {
        var rate = progress.Records / Math.Max(progress.Elapsed.TotalSeconds, 0.001);
        var left = progress.Elapsed * ((progress.Bytes - progress.BytesDone) / Math.Max((double)progress.BytesDone, 1));
        console.MarkupLineInterpolated(
            $"[grey]{progress.FilesDone:N0} of {progress.Files:N0} files, {progress.Records:N0} records, {rate:N0} a second, {left:mm\\:ss} left[/]"
        );
    }

    private static void Print(IngestReport report, IAnsiConsole console)
    {
        foreach (var (kind, count) in report.Events)
        {
            console.MarkupLineInterpolated($"{kind, -16} {count, 12:N0}");
        }

        foreach (var aside in report.SetAside.Take(20))
        {
            console.MarkupLineInterpolated($"[yellow]set aside[/] {aside.File}, byte {aside.Offset}: {aside.Reason}");
        }

        if (report.Content is { } content)
        {
            console.MarkupLineInterpolated(
                $"content: {content.Kept:N0} bodies kept, sealed; {content.Refused:N0} under zero data retention not kept, {content.Removed:N0} removed; {content.Unknown:N0} without a record not kept"
            );
        }

        console.MarkupLineInterpolated(
            $"{report.Files:N0} files ({report.FilesKnown:N0} known), {report.New:N0} new, {report.Repeated:N0} repeated, {report.SetAsideCount:N0} set aside, {report.Seconds:N1} s"
        );
    }

    private static string Json(IngestReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.ingest/1");
            json.WriteNumber("files", report.Files);
            json.WriteStartObject("events");
            foreach (var (kind, count) in report.Events)
            {
                json.WriteNumber(kind, count);
            }

            json.WriteEndObject();
            json.WriteNumber("new", report.New);
            json.WriteNumber("repeated", report.Repeated);
            json.WriteStartArray("setAside");
            foreach (var aside in report.SetAside)
            {
                json.WriteStartObject();
                json.WriteString("file", aside.File);
                json.WriteNumber("offset", aside.Offset);
                json.WriteString("reason", aside.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("seconds", Math.Round(report.Seconds, 3));
            json.WriteNumber("setAsideCount", report.SetAsideCount);
            if (report.Content is { } content)
            {
                json.WriteStartObject("content");
                json.WriteNumber("kept", content.Kept);
                json.WriteNumber("refused", content.Refused);
                json.WriteNumber("removed", content.Removed);
                json.WriteNumber("unknown", content.Unknown);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
