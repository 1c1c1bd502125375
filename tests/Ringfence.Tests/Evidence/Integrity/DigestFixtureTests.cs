using System.Text.Json.Nodes;
using Ringfence.Evidence.Integrity;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Evidence.Integrity;

/// <summary>The digest scenarios beside the checkout, each with what must be found in it.</summary>
public class DigestFixtureTests
{
    private static readonly string Fixtures = Path.GetFullPath(
        Path.Combine(Repository.Root, "..", "shared", "data", "digest-fixtures")
    );

    private static readonly Dictionary<string, FindingKind> Kinds = new()
    {
        ["log hash mismatch"] = FindingKind.LogModified,
        ["log missing"] = FindingKind.LogMissing,
        ["digest missing"] = FindingKind.DigestMissing,
        ["digest signature"] = FindingKind.DigestSignature,
        ["gap reported, not an integrity failure"] = FindingKind.ChainGap,
        ["chain does not reach the requested end"] = FindingKind.TailMissing,
        ["signature missing"] = FindingKind.DigestUnsigned,
        ["invalid format"] = FindingKind.DigestFormat,
    };

    public static TheoryData<string> Scenarios =>
        Directory.Exists(Fixtures)
            ? [.. Directory.EnumerateDirectories(Fixtures).Select(path => Path.GetFileName(path)!)]
            : ["(absent)"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Finds_what_must_be_found_and_nothing_in_what_is_valid(string scenario)
    {
        var folder = Path.Combine(Fixtures, scenario);
        Assert.SkipUnless(Directory.Exists(folder), $"{Fixtures} is not here: its scenarios were not checked");
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!;
        var start = new DateTimeOffset(2026, 6, 11, 0, 3, 17, TimeSpan.Zero);
        var report = TrailVerifier.Verify(
            folder,
            PublicKeys.Read(Path.Combine(folder, "public_keys.json")),
            new TrailRange(start, start.AddHours(8.5), start.AddDays(30), TrailRange.DefaultWindow)
        );
        var must = expected["must_detect"]!.AsArray().Select(text => Kinds[text!.GetValue<string>()]).ToList();
        Assert.All(must, kind => Assert.Contains(report.Findings, finding => finding.Kind == kind && finding.Sure));
        Assert.Equal(must.All(kind => kind == FindingKind.ChainGap), report.Ok);
        if (must.Count == 0)
        {
            Assert.Empty(report.Findings);
        }

        Assert.Equal(
            expected["awscli"]!["valid_logs"]!.GetValue<int>() + (scenario == "13_sig_stripped" ? 2 : 0),
            report.Counts.LogsValid
        );
    }
}
