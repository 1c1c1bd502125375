using System.Buffers.Binary;
using Ringfence.Evidence.Ingest;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;
using Ringfence.Tests.Evidence.Ingest;

namespace Ringfence.Tests.Evidence.Integrity;

/// <summary>
/// Delete, alter, reorder, truncate, insert and replay, in the gateway's ledger and in the invocation log, which no one signs; CloudTrail's own
/// matrix is <see cref="TamperMatrixTests"/>. What means nothing (the order of an unsigned log, a record that is there twice) changes nothing.
/// </summary>
public sealed class LayerTamperTests : IDisposable
{
    private const int Calls = 20;
    private readonly StoreWorld _world = new();

    private string Ledger => Path.Combine(_world.Logs, "ledger");

    private string Bundle => Path.Combine(Ledger, "tile", "entries", "000.p", $"{Calls * 2}");

    private string Log => Path.Combine(_world.Logs, "invocations.jsonl");

    [Fact]
    public async Task Nothing_is_found_in_what_nobody_touched()
    {
        await FillAsync();
        var (report, findings) = Look();
        Assert.Empty(report.SetAside);
        Assert.Empty(findings);
        Assert.Equal(["1"], _world.Ask("SELECT mark FROM file WHERE name = 'ledger'"));
    }

    [Theory]
    [InlineData("delete an entry")]
    [InlineData("alter an entry")]
    [InlineData("reorder two entries")]
    [InlineData("truncate the entries")]
    [InlineData("insert an entry")]
    [InlineData("replay an entry")]
    [InlineData("delete the bundle")]
    public async Task A_ledger_that_was_touched_is_named_and_marked_broken(string tampering)
    {
        await FillAsync();
        Touch(tampering);
        var report = _world.Ingest();
        Assert.NotEmpty(report.SetAside);
        Assert.All(report.SetAside, aside => Assert.Equal(Ledger, aside.File));
        Assert.Contains(report.SetAside, aside => aside.Reason.Contains("entries", StringComparison.Ordinal));
        Assert.DoesNotContain("1", _world.Ask("SELECT mark FROM file WHERE name = 'ledger'"));
    }

    [Fact]
    public async Task A_ledger_that_forgot_its_newest_entries_is_found_by_whoever_saw_them()
    {
        await FillAsync(count: 10);
        var older = _world.Logs + ".older";
        Copy(Ledger, older);
        await RecordAsync(10, Calls);
        Assert.Empty(_world.Ingest().SetAside);

        // Consistent in itself, and signed: only the store's memory tells.
        Directory.Delete(Ledger, recursive: true);
        Copy(older, Ledger);
        var told = Assert.Single(_world.Ingest().SetAside);
        Assert.Contains("20", told.Reason);
        Directory.Delete(older, recursive: true);
    }

    [Theory]
    [InlineData("delete", FindingKind.InvocationMissing, "r-7")]
    [InlineData("alter", FindingKind.TokensDisagree, "r-7")]
    [InlineData("insert", FindingKind.CloudtrailMissing, "r-forged")]
    public async Task An_invocation_log_that_was_touched_disagrees_with_the_other_layers(
        string tampering,
        FindingKind kind,
        string named
    )
    {
        await FillAsync();
        var lines = File.ReadAllLines(Log).ToList();
        var at = lines.FindIndex(line => line.Contains("\"r-7\"", StringComparison.Ordinal));
        switch (tampering)
        {
            case "delete":
                lines.RemoveAt(at);
                break;
            case "alter":
                lines[at] = lines[at]
                    .Replace("\"outputTokenCount\":20", "\"outputTokenCount\":2", StringComparison.Ordinal);
                break;
            default:
                lines.Add(lines[at].Replace("r-7", "r-forged", StringComparison.Ordinal));
                break;
        }

        await File.WriteAllLinesAsync(Log, lines, TestContext.Current.CancellationToken);
        var (report, findings) = Look();
        Assert.Empty(report.SetAside);
        var finding = Assert.Single(findings);
        Assert.Equal((kind, $"request {named}"), (finding.Kind, finding.Object));
    }

    [Theory]
    [InlineData("assumed-role/App/a.okafor", "assumed-role/App/somebody", "principal")]
    [InlineData("\"modelId\":\"anthropic.claude\"", "\"modelId\":\"amazon.titan\"", "model")]
    [InlineData("\"operation\":\"Converse\"", "\"operation\":\"InvokeModel\"", "operation")]
    [InlineData("\"region\":\"us-east-1\"", "\"region\":\"eu-west-1\"", "region")]
    [InlineData("2026-06-11T00:07", "2026-06-10T00:07", "time")]
    public async Task What_the_invocation_log_says_otherwise_than_cloudtrail_is_found(
        string from,
        string to,
        string what
    )
    {
        await FillAsync();
        var lines = await File.ReadAllLinesAsync(Log, TestContext.Current.CancellationToken);
        var at = Array.FindIndex(lines, line => line.Contains("\"r-7\"", StringComparison.Ordinal));
        Assert.Contains(from, lines[at], StringComparison.Ordinal);
        lines[at] = lines[at].Replace(from, to, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(Log, lines, TestContext.Current.CancellationToken);
        var finding = Assert.Single(Look().Findings);
        Assert.Equal((FindingKind.LayersDisagree, "request r-7"), (finding.Kind, finding.Object));
        Assert.Contains($"(theirs first): {what} ", finding.Detail, StringComparison.Ordinal);
    }

    // One names the model, another the profile that leads to it, or its context's length.
    [Theory]
    [InlineData("us.anthropic.claude")]
    [InlineData("anthropic.claude:0:200k")]
    [InlineData("arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k2p0q9")]
    public async Task A_profile_of_the_same_model_contradicts_nothing(string model)
    {
        await FillAsync();
        var log = await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Log,
            log.Replace("\"modelId\":\"anthropic.claude\"", $"\"modelId\":\"{model}\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(Look().Findings);
    }

    [Fact]
    public async Task A_ledger_that_was_touched_is_told_by_the_verification_of_the_layers()
    {
        await FillAsync();
        _world.Ingest();
        Touch("alter an entry");
        var finding = Look().Findings[0];
        Assert.Equal(
            (FindingKind.LedgerBroken, $"ledger {Ledger}", true),
            (finding.Kind, finding.Object, finding.Sure)
        );
    }

    [Fact]
    public async Task A_truncated_invocation_log_is_set_aside_where_it_ends()
    {
        await FillAsync();
        var whole = await File.ReadAllBytesAsync(Log, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Log, whole[..^40], TestContext.Current.CancellationToken);
        var aside = Assert.Single(Look().Report.SetAside);
        Assert.Equal(Log, aside.File);
        Assert.Contains("cut short", aside.Reason);
    }

    [Theory]
    [InlineData("reorder")]
    [InlineData("replay")]
    public async Task What_an_unsigned_log_does_not_say_by_order_or_number_changes_nothing(string tampering)
    {
        await FillAsync();
        var lines = await File.ReadAllLinesAsync(Log, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Log,
            tampering == "reorder" ? lines.Reverse() : [.. lines, lines[7]],
            TestContext.Current.CancellationToken
        );
        var (report, findings) = Look();
        Assert.Empty(findings);
        Assert.Equal(tampering == "replay" ? 1 : 0, report.Repeated);
        Assert.Equal([$"{Calls}"], _world.Ask("SELECT count(*) FROM invocation"));
    }

    public void Dispose() => _world.Dispose();

    private (IngestReport Report, IReadOnlyList<TrailFinding> Findings) Look()
    {
        var report = _world.Ingest();
        using var store = EvidenceStore.OpenReadOnly(_world.StorePath);
        return (report, LayerReconciliation.Run(store, TimeSpan.FromMinutes(2), new Scope()));
    }

    private void Touch(string tampering)
    {
        var entries = Entries(File.ReadAllBytes(Bundle));
        switch (tampering)
        {
            case "delete an entry":
                entries.RemoveAt(7);
                break;
            case "alter an entry":
                entries[7][^3] ^= 1;
                break;
            case "reorder two entries":
                (entries[7], entries[9]) = (entries[9], entries[7]);
                break;
            case "truncate the entries":
                File.WriteAllBytes(Bundle, File.ReadAllBytes(Bundle)[..^50]);
                return;
            case "insert an entry":
                entries.Insert(7, [.. entries[7]]);
                entries[7][^3] ^= 1;
                break;
            case "replay an entry":
                entries[9] = [.. entries[7]];
                break;
            default:
                File.Delete(Bundle);
                return;
        }

        using var bundle = new MemoryStream();
        Span<byte> length = stackalloc byte[2];
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            bundle.Write(length);
            bundle.Write(entry);
        }

        File.WriteAllBytes(Bundle, bundle.ToArray());
    }

    private static List<byte[]> Entries(byte[] bundle)
    {
        var entries = new List<byte[]>();
        for (var at = 0; at < bundle.Length; )
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at));
            entries.Add(bundle[(at + 2)..(at + 2 + length)]);
            at += 2 + length;
        }

        return entries;
    }

    private async Task FillAsync(int count = Calls)
    {
        const string Tokens = ""","additionalEventData":{"inputTokens":10,"outputTokens":20}""";
        _world.Write(
            "trail.json",
            StoreWorld.Trail(Enumerable.Range(0, Calls).Select(number => StoreWorld.Event(number, Tokens)))
        );
        _world.Write(
            "invocations.jsonl",
            string.Concat(
                Enumerable
                    .Range(0, Calls)
                    .Select(number =>
                        $$"""{"schemaType":"ModelInvocationLog","timestamp":"2026-06-11T00:{{number:D2}}:16Z","requestId":"r-{{number}}","operation":"Converse","region":"us-east-1","modelId":"anthropic.claude","identity":{"arn":"arn:aws:sts::111122223333:assumed-role/App/a.okafor"},"input":{"inputTokenCount":10},"output":{"outputTokenCount":20} }"""
                        + "\n"
                    )
            )
        );
        await RecordAsync(0, count);
    }

    private Task RecordAsync(int from, int to) => _world.RecordAsync(Ledger, from, to);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
