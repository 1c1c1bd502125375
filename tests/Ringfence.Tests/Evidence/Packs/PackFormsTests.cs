using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ringfence.Controls;
using Ringfence.Controls.Frameworks;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Packs;

namespace Ringfence.Tests.Evidence.Packs;

/// <summary>The page, OSCAL, CSV, and the data that they print.</summary>
public sealed partial class PackFormsTests : IDisposable
{
    private const string Hostile = """<script>alert(1)</script>"&""";

    private readonly PackWorld _world = new();

    [Fact]
    public void The_page_shows_hostile_text_as_text_and_needs_nothing_beside_it()
    {
        var page = Page(Make());
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_the_page_leads_to_something()
    {
        var pack = Make();
        var page = Page(pack);
        var ids = Id.Matches(page).Select(match => match.Groups["name"].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(Link.Matches(page).Select(match => match.Groups["name"].Value).Except(ids));
        Assert.All(pack.Controls, control => Assert.Contains(control.Control.Id, ids));
        Assert.All(pack.Exhibits, exhibit => Assert.Contains(exhibit.Id, ids));
    }

    [Fact]
    public void Exhibits_are_numbered_without_a_gap_and_used_once()
    {
        var pack = Make();
        Assert.Equal(Enumerable.Range(1, pack.Exhibits.Count), pack.Exhibits.Select(exhibit => exhibit.Number));
        Assert.Equal(pack.Exhibits.Count, pack.Exhibits.Select(exhibit => exhibit.Title).Distinct().Count());
    }

    [Fact]
    public void Oscal_satisfies_what_is_upheld_alone_and_its_references_resolve()
    {
        var pack = Make();
        using var json = JsonDocument.Parse(PackOscal.Write(pack));
        var results = json.RootElement.GetProperty("assessment-results");
        var result = results.GetProperty("results")[0];
        var observations = Uuids(result, "observations");
        var resources = Uuids(results.GetProperty("back-matter"), "resources");
        Assert.All(observations.Concat(resources), uuid => Assert.Matches(OscalUuid, uuid));
        Assert.Equal(observations.Count, observations.Distinct().Count());
        foreach (var finding in result.GetProperty("findings").EnumerateArray())
        {
            var id = finding.GetProperty("target").GetProperty("target-id").GetString()!;
            Assert.Equal(
                PackWorld.Of(pack, id).Status == PackStatus.Upheld ? "satisfied" : "not-satisfied",
                finding.GetProperty("target").GetProperty("status").GetProperty("state").GetString()
            );
            Assert.Empty(
                finding
                    .GetProperty("related-observations")
                    .EnumerateArray()
                    .Select(each => each.GetProperty("observation-uuid").GetString()!)
                    .Except(observations)
            );
        }

        var cited = result
            .GetProperty("observations")
            .EnumerateArray()
            .Where(each => each.TryGetProperty("relevant-evidence", out _))
            .Select(each => each.GetProperty("relevant-evidence")[0].GetProperty("href").GetString()![1..])
            .ToList();
        Assert.NotEmpty(cited);
        Assert.Empty(cited.Except(resources));

        static List<string> Uuids(JsonElement of, string name) =>
            [.. of.GetProperty(name).EnumerateArray().Select(each => each.GetProperty("uuid").GetString()!)];
    }

    [Fact]
    public void The_same_evidence_makes_the_same_bytes()
    {
        var pack = Make();
        var again = _world.Assess();
        Assert.Equal(PackOscal.Write(pack), PackOscal.Write(again));
        Assert.Equal(Page(pack), Page(again));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("arn:aws:s3:::b", "arn:aws:s3:::b")]
    [InlineData("", "")]
    public void A_cell_is_no_formula(string text, string cell) => Assert.Equal(cell, Cell.Csv(text));

    // The rows that the sources' tables have, counted by hand: SOC 2 four, HIPAA four, GDPR four, SOX three, ISO/IEC 42001 one, and seven questions.
    [Theory]
    [InlineData("soc2", 4)]
    [InlineData("hipaa", 4)]
    [InlineData("gdpr", 4)]
    [InlineData("sox", 3)]
    [InlineData("iso-42001", 1)]
    [InlineData("", 7)]
    public void Every_row_of_the_compliance_tables_has_controls_that_show_it(string framework, int rows)
    {
        var claims = ComplianceClaims.All.Where(claim => claim.Framework == framework).ToList();
        Assert.Equal(rows, claims.Count);
        foreach (var claim in claims)
        {
            Assert.NotEmpty(claim.Controls);
            foreach (var id in claim.Controls)
            {
                var control = Catalogue.Find(id);
                Assert.True(control is not null, $"{id} is in no catalogue");
                Assert.True(
                    framework.Length == 0 || control.Cites.Any(cite => cite.Framework.Id == framework),
                    $"{id} does not cite {framework}"
                );
            }
        }
    }

    [Fact]
    public void The_page_of_each_framework_prints_its_rows()
    {
        foreach (var (framework, _) in AllFrameworks.All)
        {
            var page = Page(Pack.Assess(null, _world.Request(framework)));
            Assert.All(
                ComplianceClaims.Of(framework.Id),
                claim => Assert.Contains(System.Net.WebUtility.HtmlEncode(claim.Says), page, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Every_detection_concerns_controls_of_the_catalogue() =>
        Assert.All(
            DetectionLibrary.All,
            detection =>
            {
                Assert.NotEmpty(ConcernedControls.Of(detection.Id));
                Assert.All(ConcernedControls.Of(detection.Id), id => Assert.NotNull(Catalogue.Find(id)));
            }
        );

    public void Dispose() => _world.Dispose();

    private Pack Make() =>
        _world
            .Proven(0, 8)
            .Event(
                "s3",
                "PutBucketVersioning",
                """{"VersioningConfiguration":{"Status":"Enabled"}}""",
                $",\"resources\":[{{\"ARN\":{JsonSerializer.Serialize(Hostile)}}}]"
            )
            .Event("kms", "ScheduleKeyDeletion", """{"keyId":"k"}""")
            .Audit("bucket-has-versioning", "Pass")
            .Audit("trail-exists", "Fail")
            .Assess();

    private static string Page(Pack pack) => Encoding.UTF8.GetString(PackHtml.Write(pack));

    [GeneratedRegex("id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Id { get; }

    [GeneratedRegex("href=\"#(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link { get; }

    [GeneratedRegex(
        "^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex OscalUuid { get; }
}
