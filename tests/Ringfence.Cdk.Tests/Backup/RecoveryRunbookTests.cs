using System.Text.RegularExpressions;
using Ringfence.Cdk.Backup;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.Tests.Backup;

/// <summary>The runbook: an organisation's own objectives, and names that its templates have.</summary>
[Collection(nameof(Synthesis))]
public partial class RecoveryRunbookTests(Synthesis synthesis)
{
    [Fact]
    public void The_samples_is_on_the_page() =>
        Reviewed.Is("docs/foundation/recovery.md", RecoveryRunbook.Of(synthesis.Configuration));

    [Fact]
    public void Objectives_are_those_of_the_configuration()
    {
        var other = FoundationFile.Parse(
            "foundation.json",
            File.ReadAllText(Checkout.Sample)
                .Replace("\"pointHours\": 24, \"timeHours\": 4", "\"pointHours\": 6, \"timeHours\": 9")
        );

        var page = RecoveryRunbook.Of(other);

        Assert.Contains("| 6 | a backup every 6 hours;", page);
        Assert.Contains("| 9 | people", page);
        Assert.Contains("RTO of 9 h", page);
    }

    [Fact]
    public void Every_name_in_it_is_of_something_that_a_template_makes()
    {
        var made = string.Join('\n', synthesis.Files.Select(File.ReadAllText));
        var names = Names.Matches(RecoveryRunbook.Of(synthesis.Configuration)).Select(match => match.Value).Distinct();

        Assert.All(
            names.Select(name => name.Replace("-restored", "", StringComparison.Ordinal)),
            name => Assert.Contains($"\"{name}\"", made)
        );
        Assert.True(names.Count() >= 6);
    }

    [GeneratedRegex("clinic-production-[a-z0-9-]*[a-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Names { get; }
}
