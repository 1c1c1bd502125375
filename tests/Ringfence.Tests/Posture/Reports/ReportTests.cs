using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Ringfence.Posture;
using Ringfence.Posture.Reports;

namespace Ringfence.Tests.Posture.Reports;

public sealed class ReportTests
{
    private static readonly ReportTime When = new(new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Sarif_gives_each_result_a_rule_a_place_and_a_fingerprint()
    {
        var run = Reported.Run();
        var sarif = Json(output => SarifReport.Write(run, When, output)).GetProperty("runs")[0];
        var rules = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        var results = sarif.GetProperty("results").EnumerateArray().ToList();
        var told = ToldOnce.In(run.Findings);

        Assert.True(told.Count > 0);
        Assert.Equal(
            run.Findings.Count(finding =>
                finding is { Place: not null, Verdict: FindingVerdict.Fail or FindingVerdict.Unknown }
                && told.By(finding) is null
            ),
            results.Count
        );
        Assert.Equal(
            run.Findings.Where(finding => finding.Verdict == FindingVerdict.Fail && finding.Place is not null)
                .Select(finding => finding.Control.Id)
                .Order(StringComparer.Ordinal),
            results
                .Where(result => result.GetProperty("kind").GetString() == "fail")
                .SelectMany(Controls)
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            results,
            result =>
            {
                var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
                Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
                Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
                var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                Assert.Equal(
                    "dir/a%20b%3Ci%3E.json",
                    place.GetProperty("artifactLocation").GetProperty("uri").GetString()
                );
                Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);

                // SARIF 2.1.0, 3.27.9 and 3.27.10: a result that is no failure has level none.
                Assert.Equal(
                    result.GetProperty("kind").GetString() != "fail",
                    result.GetProperty("level").GetString() == "none"
                );
            }
        );
        Assert.Equal(
            results.Count,
            results
                .Select(result => result.GetProperty("partialFingerprints").GetProperty("ringfence/1").GetString())
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public void Ocsf_is_a_compliance_finding_a_line()
    {
        var run = Reported.Run("bucket-has-versioning");
        var line = Assert.Single(Text(output => OcsfReport.Write(run, When, all: false, output)).TrimEnd().Split('\n'));
        var finding = JsonElement.Parse(line);
        Assert.Equal(
            (2003, 200301),
            (finding.GetProperty("class_uid").GetInt32(), finding.GetProperty("type_uid").GetInt32())
        );
        Assert.Equal("Fail", finding.GetProperty("compliance").GetProperty("status").GetString());
        Assert.Equal("bucket-has-versioning", finding.GetProperty("compliance").GetProperty("control").GetString());
    }

    [Fact]
    public void Oscal_joins_findings_to_observations_that_are_there()
    {
        var result = Json(output => OscalReport.Write(Reported.Run(), When, output))
            .GetProperty("assessment-results")
            .GetProperty("results")[0];
        var observations = result
            .GetProperty("observations")
            .EnumerateArray()
            .Select(each => each.GetProperty("uuid").GetString())
            .ToHashSet();
        var related = result
            .GetProperty("findings")
            .EnumerateArray()
            .SelectMany(finding => finding.GetProperty("related-observations").EnumerateArray())
            .Select(each => each.GetProperty("observation-uuid").GetString())
            .ToList();
        Assert.Equal(observations.Order(), related.Order());
        Assert.All(
            observations,
            id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id)
        );
    }

    [Fact]
    public void Junit_counts_what_it_holds()
    {
        var xml = XDocument.Parse(Text(output => JunitReport.Write(Reported.Run(), output)));
        foreach (var suite in xml.Descendants("testsuite"))
        {
            Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
            Assert.Equal((int)suite.Attribute("failures")!, suite.Descendants("failure").Count());
            Assert.Equal((int)suite.Attribute("skipped")!, suite.Descendants("skipped").Count());
        }
    }

    [Fact]
    public void No_cell_of_the_csv_is_a_formula()
    {
        using var output = new StringWriter();
        CsvReport.Write(
            new AuditRun([Reported.Run("bucket-has-versioning").Findings[0] with { Reason = "=HYPERLINK(\"x\")" }], []),
            all: true,
            output
        );
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", output.ToString());
    }

    [Fact]
    public void The_page_runs_nothing_but_its_own_script()
    {
        using var output = new StringWriter();
        HtmlReport.Write(Reported.Run(), When, output);
        var html = output.ToString();
        Assert.Contains("default-src 'none'; style-src 'sha256-", html);
        Assert.DoesNotContain("<i>", html);
        Assert.Equal(2, html.Split("<script>").Length);
        Assert.DoesNotContain("http://", html);
        Assert.DoesNotContain(" onclick", html);
    }

    [Fact]
    public void Every_form_says_the_change_and_the_command()
    {
        const string Snippet = "VersioningConfiguration:";
        const string Command =
            "aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled";
        var run = Reported.Run("bucket-has-versioning");
        using var csv = new StringWriter();
        CsvReport.Write(run, all: false, csv);
        using var html = new StringWriter();
        HtmlReport.Write(run, When, html);

        Assert.All(
            [
                Text(output => JsonReport.Write(run, When, all: false, output)),
                Text(output => SarifReport.Write(run, When, output)),
                Text(output => OcsfReport.Write(run, When, all: false, output)),
                Text(output => OscalReport.Write(run, When, output)),
                Text(output => JunitReport.Write(run, output)),
                csv.ToString(),
                html.ToString(),
            ],
            text =>
            {
                Assert.Contains(Snippet, text, StringComparison.Ordinal);
                Assert.Contains(Command, text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void What_is_failedby_another_says_so_in_each_form_that_keeps_it()
    {
        var run = Reported.Run();
        var told = ToldOnce.In(run.Findings);
        var one = run.Findings.First(finding => told.By(finding) is not null);
        var by = told.By(one)!.Control.Id;

        var lines = Text(output => OcsfReport.Write(run, When, all: false, output)).TrimEnd().Split('\n');
        var events = lines.Select(line => JsonElement.Parse(line)).ToList();
        var uid = ByControl(events, one.Control.Id)
            .GetProperty("finding_info")
            .GetProperty("related_events")[0]
            .GetProperty("uid")
            .GetString();
        Assert.Equal(uid, ByControl(events, by).GetProperty("finding_info").GetProperty("uid").GetString());

        var observations = Json(output => OscalReport.Write(run, When, output))
            .GetProperty("assessment-results")
            .GetProperty("results")[0]
            .GetProperty("observations")
            .EnumerateArray()
            .ToList();
        var link = observations
            .Single(each => each.GetProperty("title").GetString() == $"{one.Control.Id}: Fail")
            .GetProperty("links")[0];
        Assert.Equal("told-by", link.GetProperty("rel").GetString());
        Assert.Equal(
            link.GetProperty("href").GetString(),
            "#"
                + observations
                    .Single(each => each.GetProperty("title").GetString() == $"{by}: Fail")
                    .GetProperty("uuid")
                    .GetString()
        );

        var failed = XDocument
            .Parse(Text(output => JunitReport.Write(run, output)))
            .Descendants("testcase")
            .Single(each => (string)each.Attribute("classname")! == one.Control.Id);
        Assert.Equal(by, (string)failed.Element("properties")!.Element("property")!.Attribute("value")!);
        Assert.NotNull(failed.Element("failure"));

        using var csv = new StringWriter();
        CsvReport.Write(run, all: false, csv);
        Assert.Contains($",{by},", csv.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Risks_of_the_assessment_are_those_that_findings_name()
    {
        var result = Json(output => OscalReport.Write(Reported.Run(), When, output))
            .GetProperty("assessment-results")
            .GetProperty("results")[0];
        var risks = result.GetProperty("risks").EnumerateArray().ToList();
        var named = result
            .GetProperty("findings")
            .EnumerateArray()
            .Where(finding => finding.TryGetProperty("related-risks", out _))
            .Select(finding => finding.GetProperty("related-risks")[0].GetProperty("risk-uuid").GetString());
        Assert.Equal(risks.Select(risk => risk.GetProperty("uuid").GetString()).Order(), named.Order());
        Assert.All(
            risks.SelectMany(risk => risk.GetProperty("remediations").EnumerateArray()),
            change => Assert.Equal("recommendation", change.GetProperty("lifecycle").GetString())
        );
    }

    private static JsonElement ByControl(IEnumerable<JsonElement> events, string control) =>
        events.Single(each => each.GetProperty("compliance").GetProperty("control").GetString() == control);

    private static IEnumerable<string> Controls(JsonElement result)
    {
        yield return result.GetProperty("ruleId").GetString()!;
        if (
            result.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty("tells", out var others)
        )
        {
            foreach (var other in others.EnumerateArray())
            {
                yield return other.GetString()!;
            }
        }
    }

    private static JsonElement Json(Action<Stream> write) => JsonElement.Parse(Text(write));

    private static string Text(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
