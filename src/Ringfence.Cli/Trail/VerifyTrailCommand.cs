using System.CommandLine;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Spectre.Console;

namespace Ringfence.Cli.Trail;

/// <summary><c>ringfence trail verify [DIR]</c>: was anything removed from, changed in or put into CloudTrail's record?</summary>
internal static class VerifyTrailCommand
{
    public static Command Create()
    {
        var directory = new Argument<string?>("DIR")
        {
            Description = "A local copy of a trail's bucket; without it, what `ringfence up` wrote",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var keys = new Option<string?>("--keys")
        {
            Description =
                "CloudTrail's public keys, as `aws cloudtrail list-public-keys` prints them [default: public_keys.json in DIR or above it]",
        };
        var times = new TimeOptions();
        var window = new Option<TimeSpan>("--window")
        {
            Description = "How late AWS may deliver before something counts as missing",
            DefaultValueFactory = _ => TrailRange.DefaultWindow,
            CustomParser = Duration.Parse,
        };
        var data = SharedOptions.Data();
        var store = new Option<string?>("--store")
        {
            Description = "Also hold the layers of this evidence store against each other",
        };
        var format = SharedOptions.Format();
        var command = new Command(
            "verify",
            "Verifies CloudTrail's digests: signatures, the chain, every log file, and what AWS's own validator leaves out: injected files, a missing end, several deleted digests. With --store also the layers against each other. Exit code 1 when anything fails.\n\nExample:\n  ringfence trail verify ./audit-bucket --keys public_keys.json --from 2026-06-11 --to 2026-06-12"
        )
        {
            directory,
            keys,
            times.From,
            times.To,
            window,
            data,
            store,
            format,
        };
        command.SetAction(result =>
        {
            var range = new TrailRange(
                times.FromOf(result),
                times.ToOf(result),
                TimeProvider.System.GetUtcNow(),
                result.GetValue(window)
            );
            var report = WithLayers(
                Copy(
                    result.GetValue(directory),
                    result.GetValue(keys),
                    result.GetValue(data)!,
                    result.GetValue(store),
                    range
                ),
                result.GetValue(store),
                range
            );
            return Show(report, result.GetValue(format), Terminal.Of(result));
        });
        return command;
    }

    private static int Show(TrailReport report, OutputFormat format, Terminal terminal)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Raw.WriteLine(VerifyJson.Of(report));
        }
        else
        {
            Print(report, terminal.Out);
        }

        return report.Ok ? ExitCode.Clean : ExitCode.Findings;
    }

    public static void Print(TrailReport report, IAnsiConsole console)
    {
        foreach (var finding in report.Findings)
        {
            var colour = finding.Fails ? "red" : "yellow";
            var sure = finding.Sure ? "" : " (not sure)";
            console.MarkupLine(
                $"[{colour}]{VerifyJson.Name(finding.Kind)}[/]{sure} {Markup.Escape(finding.Object)}: {Markup.Escape(finding.Detail)}"
            );
        }

        var counts = report.Counts;
        if (counts.KeyRotations > 0)
        {
            console.MarkupLineInterpolated(
                $"[grey]note[/] the signing key changed {counts.KeyRotations} time(s); each is known"
            );
        }

        if (counts.ClockSkewMilliseconds is { } skew)
        {
            console.MarkupLineInterpolated(
                $"[grey]note[/] CloudTrail's clock lies {skew} ms from the gateway's (median of joined calls)"
            );
        }

        if (
            counts.Chains == 0
            && report.Covered is null
            && report.Findings.All(finding => finding.Kind >= FindingKind.Bypass)
        )
        {
            console.MarkupLineInterpolated(
                $"{(report.Ok ? "the layers agree" : "the layers do NOT agree")}: {report.Findings.Count} finding(s)"
            );
            return;
        }

        if (counts.LogsBeforeChain > 0)
        {
            console.MarkupLineInterpolated(
                $"[grey]note[/] {counts.LogsBeforeChain} log file(s) lie before the first digest: nothing vouches for them"
            );
        }

        var covered = report.Covered is { } span
            ? $"{VerifyJson.Time(span.From)} to {VerifyJson.Time(span.To)} is covered"
            : "nothing is covered";
        console.MarkupLineInterpolated(
            $"{(report.Ok ? "verified" : "NOT verified")}: {covered}; {counts.DigestsValid} of {counts.Digests} digests and {counts.LogsValid} of {counts.Logs} log files valid, {counts.LogsAwaitingDigest} await the next digest"
        );
    }

    // With a store and no directory the layers alone are looked at.
    private static TrailReport Copy(string? given, string? keys, string data, string? store, TrailRange range)
    {
        if (given is null && store is not null)
        {
            return new([], null, new TrailCounts());
        }

        var copy = Existing(given, new DataDirectory(data));
        return Verify(copy, Keys(keys, copy), range);
    }

    private static TrailReport WithLayers(TrailReport report, string? path, TrailRange range)
    {
        if (path is null)
        {
            return report;
        }

        using var store = StoreOption.Open(path);
        var scope = new Scope(range.From, range.To);
        report.Counts.ClockSkewMilliseconds = LayerReconciliation.ClockSkew(store);
        return report with { Findings = [.. report.Findings, .. LayerReconciliation.Run(store, range.Window, scope)] };
    }

    private static TrailReport Verify(string copy, PublicKeys keys, TrailRange range)
    {
        if (range.From >= range.To)
        {
            throw new BadInputException($"--from {range.From:u} is not before --to {range.To:u}");
        }

        return HasFiles(copy)
            ? TrailVerifier.Verify(copy, keys, range)
            : throw new BadInputException(
                $"'{copy}' holds nothing of CloudTrail: give a directory with AWSLogs/… below it, as `aws s3 sync s3://BUCKET DIR` makes it"
            );
    }

    private static string Existing(string? given, DataDirectory state)
    {
        var directory = given ?? state.Buckets;
        return Directory.Exists(directory)
            ? directory
            : throw new BadInputException(
                given is null
                    ? $"--data: '{state.Root}' holds no buckets; give DIR, a local copy of a trail's bucket"
                    : $"DIR: there is no directory '{given}'"
            );
    }

    private static bool HasFiles(string directory) =>
        Directory
            .EnumerateFiles(Path.GetFullPath(directory), "*", SearchOption.AllDirectories)
            .Any(path => path.Contains("/CloudTrail", StringComparison.Ordinal));

    private static PublicKeys Keys(string? given, string copy)
    {
        string[] places = [Path.Combine(copy, "public_keys.json"), Path.Combine(copy, "..", "public_keys.json")];
        var path = given ?? Array.Find(places, File.Exists);
        if (path is null || !File.Exists(path))
        {
            throw new BadInputException(
                path is null
                    ? "--keys: no public_keys.json lies in DIR or above it; make one: aws cloudtrail list-public-keys --start-time … > public_keys.json"
                    : $"--keys: there is no file '{path}'"
            );
        }

        try
        {
            return PublicKeys.Read(path);
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException($"--keys: {error.Message}");
        }
    }
}
