using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.Posture.Reports;

namespace Ringfence.Tests.Posture.Packs;

/// <summary>The audit's SARIF in the eyes of SARIF's own validator: the public schema, its rules, and those of GitHub's code scanning.</summary>
public sealed class SarifValidatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ringfence-sarif");

    [Fact]
    public void The_schema_and_the_rules_hold_but_for_an_address_that_the_project_has_not()
    {
        // SARIF2005 asks where one reads about the tool on the web; until there is such a place it is not made up.
        Assert.Equal([("SARIF2005", "warning")], Results(Sarif()));
    }

    [Theory]
    [InlineData("tool", "JSON1002")]
    [InlineData("results", "SARIF")]
    public void What_is_left_away_is_found(string property, string rule)
    {
        var sarif = Sarif();
        var run = sarif["runs"]![0]!.AsObject();
        if (property == "results")
        {
            // A result that points at no rule of the run.
            run["results"]![0]!["ruleIndex"] = 9999;
        }
        else
        {
            run.Remove(property);
        }

        Assert.Contains(
            Results(sarif),
            found => found.Rule.StartsWith(rule, StringComparison.Ordinal) && found.Level == "error"
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonNode Sarif()
    {
        using var output = new MemoryStream();
        SarifReport.Write(Reported.Run(), new ReportTime(DateTimeOffset.UnixEpoch), output);
        return JsonNode.Parse(output.ToArray())!;
    }

    private List<(string Rule, string Level)> Results(JsonNode sarif)
    {
        var file = Path.Combine(_folder.FullName, "audit.sarif");
        File.WriteAllText(file, sarif.ToJsonString());
        using var results = JsonDocument.Parse(Pack.Run("sarif.mjs", file));
        return
        [
            .. results
                .RootElement.EnumerateArray()
                .Select(each => (each.GetProperty("rule").GetString()!, each.GetProperty("level").GetString()!)),
        ];
    }
}
