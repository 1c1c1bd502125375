using Ringfence.Controls;

namespace Ringfence.Tests.Controls;

public class RequirementsTests(ITestOutputHelper output)
{
    /// <summary>Requirements that no control answers yet. It only shrinks; an id here that is covered fails the test.</summary>
    private static readonly string[] NotYet = File.ReadAllLines(
        Path.Combine(House.Repository.Root, "tests/Ringfence.Tests/Controls/not-yet-covered.txt")
    );

    [Fact]
    public void Every_requirement_is_answered_by_a_control()
    {
        var file = Path.Combine(Corpus.Folder, "controls.yaml");
        if (!File.Exists(file))
        {
            output.WriteLine(Corpus.Absent);
            return;
        }

        var wanted = File.ReadLines(file)
            .Where(line => line.StartsWith("- id: ", StringComparison.Ordinal))
            .Select(line => line["- id: ".Length..].Trim())
            .ToHashSet();
        var answered = Catalogue.All.SelectMany(control => control.Requirements).ToHashSet();

        Assert.NotEmpty(wanted);
        Assert.Equal([], answered.Except(wanted).Select(id => $"{id} is no requirement"));
        Assert.Equal([], wanted.Except(answered).Except(NotYet).Select(id => $"{id} is answered by no control"));
        Assert.Equal(
            [],
            NotYet.Intersect(answered).Select(id => $"{id} is covered now: take it off not-yet-covered.txt")
        );
    }

    [Fact]
    public void An_established_rule_is_named_by_one_control_alone()
    {
        var named = Catalogue.All.SelectMany(control =>
            control.Equivalents.Guard.Concat(control.Equivalents.CdkNag).Select(rule => (rule, control.Id))
        );
        Assert.Equal(
            [],
            named
                .GroupBy(pair => pair.rule)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Id))}")
        );
    }
}
