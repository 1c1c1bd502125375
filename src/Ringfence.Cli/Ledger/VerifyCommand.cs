using System.CommandLine;
using System.Text.Json;
using Amazon.S3;
using Ringfence.Cli.Trail;
using Ringfence.Evidence.S3;
using Ringfence.Ledger;
using Ringfence.Ledger.Verification;
using Spectre.Console;

namespace Ringfence.Cli.Ledger;

/// <summary><c>ringfence ledger verify DIR|s3://…</c>: every signature, tile and entry, against the log's key alone.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var place = Place();
        var buckets = new BucketOptions();
        var key = new Option<string?>("--key")
        {
            Description =
                "The log's verifier key as you know it (name+id+base64), or a file with the public key that KMS exports (PEM, DER, base64); without it the ledger's own is believed",
        };
        var checkpoint = new Option<FileInfo?>("--checkpoint")
        {
            Description = "A checkpoint kept from earlier: the ledger must still begin with it",
        };
        var format = SharedOptions.Format();
        var command = new Command(
            "verify",
            "Verifies a ledger: checkpoint signature, every tile, every entry, the journal behind them. Exit code 1 when anything is wrong.\n\nExample:\n  ringfence ledger verify .ringfence/ledger --checkpoint checkpoint-of-monday\n  aws kms get-public-key --key-id ARN --query PublicKey --output text > kms.b64 && ringfence ledger verify ledger --key kms.b64\n  ringfence ledger verify s3://clinic-ledger/ledger/cell-1/ --region us-east-1 --key \"$VKEY\""
        )
        {
            place,
            key,
            checkpoint,
            buckets.Region,
            buckets.Endpoint,
            format,
        };
        command.SetAction(
            (result, cancel) =>
            {
                var earlier = result.GetValue(checkpoint);
                if (earlier is { Exists: false })
                {
                    throw new BadInputException($"--checkpoint: there is no file '{earlier.FullName}'");
                }

                VerificationOptions OptionsFor(string directory) =>
                    new()
                    {
                        VerifierKey = result.GetValue(key) is { } known ? LogKey.Read(known, directory) : null,
                        EarlierCheckpoint = earlier is null
                            ? null
                            : (ReadOnlyMemory<byte>?)File.ReadAllBytes(earlier.FullName),
                    };

                var given = result.GetValue(place)!;
                var report = BucketOptions.IsBucket(given)
                    ? VerifyArchive(given, OptionsFor, buckets.Client(result), cancel)
                    : Verify(LedgerCommand.Existing(new DirectoryInfo(given)), OptionsFor);
                var terminal = Terminal.Of(result);
                if (result.GetValue(format) == OutputFormat.Json)
                {
                    WriteJson(report, terminal.Raw);
                }
                else
                {
                    Print(report, terminal.Out);
                }

                return Task.FromResult(report.Ok ? ExitCode.Clean : ExitCode.Findings);
            }
        );
        return command;
    }

    private static Argument<string> Place() =>
        new("DIR")
        {
            Description =
                "The ledger's directory, or s3://BUCKET/PREFIX/ that a gateway archives it to [default: .ringfence/ledger]",
            DefaultValueFactory = _ => new DataDirectory(DataDirectory.Default).Ledger,
        };

    public static void Print(LedgerReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings)
        {
            console.MarkupLineInterpolated($"[red]{finding.Kind}[/] {finding}");
        }

        foreach (var note in report.Notes)
        {
            console.MarkupLineInterpolated($"[grey]note[/] {note}");
        }

        var journal = report.JournalEntries > 0 ? $", and {report.JournalEntries} in the journal" : "";
        console.MarkupLineInterpolated(
            report.Ok
                ? (FormattableString)
                    $"[green]verified[/] {report.Origin}: {report.Size} entries{journal}, root {report.Root}"
                : $"[red]NOT verified[/] {report.Origin}: {report.Findings.Count} finding(s)"
        );
    }

    private static LedgerReport VerifyArchive(
        string url,
        Func<string, VerificationOptions> options,
        AmazonS3Client client,
        CancellationToken cancel
    )
    {
        using var s3 = client;
        using var copy = S3Ledger.Copy(s3, url, cancel);
        var report = Verify(copy.Path, options);
        return copy.Ahead == 0
            ? report
            : report with
            {
                Notes =
                [
                    .. report.Notes,
                    $"{copy.Ahead} tiles there lie beyond the checkpoint: they are being archived, or that was interrupted. If it stays so while the gateway runs, the checkpoint was put back.",
                ],
            };
    }

    private static LedgerReport Verify(string directory, Func<string, VerificationOptions> options)
    {
        try
        {
            return LedgerVerifier.Verify(directory, options(directory));
        }
        catch (FormatException error)
        {
            throw new BadInputException($"--key: {error.Message}");
        }
    }

    private static void WriteJson(LedgerReport report, TextWriter to)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "ringfence.ledger/1");
            json.WriteBoolean("ok", report.Ok);
            json.WriteString("origin", report.Origin.Length > 0 ? report.Origin : null);
            json.WriteNumber("size", report.Size + report.JournalEntries);
            json.WriteString("root", report.Root.Length > 0 ? report.Root : null);
            json.WriteNumber("published", report.Size);
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", finding.Kind.ToString());
                json.WriteString("file", finding.File);
                if (finding.Index is { } index)
                {
                    json.WriteNumber("index", index);
                }
                else
                {
                    json.WriteNull("index");
                }

                json.WriteString("detail", $"expected {finding.Expected}; found {finding.Found}");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in report.Notes)
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        to.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
