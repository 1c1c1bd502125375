using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Posture;

namespace Ringfence.Tests.Controls;

/// <summary>What holds for every control, so that a new one is tested before its author writes a test.</summary>
public class ControlLaws
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Select(control => control.Id)];

    private static IEnumerable<ResourceControl> Set =>
        Catalogue.All.OfType<ResourceControl>().Where(control => control.Build.Sets.Count > 0);

    public static TheoryData<string> SetIds => [.. Set.Select(control => control.Id)];

    [Theory]
    [MemberData(nameof(SetIds))]
    public void Build_then_check_passes(string id)
    {
        var control = Catalogue.Find(id)!;
        var template = ControlCase.Template(control.ResourceTypes[0], null);
        var subject = (JsonObject)template["Resources"]!["Subject"]!;
        foreach (var set in control.Build.Sets)
        {
            Paths.Write(subject, set.Path, set.Value);
        }

        var run = ControlCase.Audit(control, template);

        var finding = Assert.Single(run.Findings);
        Assert.True(finding.Verdict == FindingVerdict.Pass, $"{finding.Verdict}: {finding.Reason}");
    }

    [Theory]
    [MemberData(nameof(SetIds))]
    public void A_bare_resource_does_not_pass(string id)
    {
        var control = Catalogue.Find(id)!;

        var run = ControlCase.Audit(control, ControlCase.Template(control.ResourceTypes[0], null));

        if (control.AwsDefault is null)
        {
            Assert.DoesNotContain(run.Findings, finding => finding.Verdict == FindingVerdict.Pass);
        }
        else
        {
            Assert.Contains(run.Findings, finding => finding.Verdict == FindingVerdict.Pass);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_value_that_is_not_known_makes_no_new_Pass_and_nothing_throws(string id)
    {
        var control = Catalogue.Find(id)!;
        foreach (var one in Cases(control))
        {
            var template = Paths.WholeTemplate(control, one);
            var before = ControlCase.Audit(control, template).Findings;
            foreach (var hidden in Paths.EachValueHidden(template))
            {
                var after = ControlCase.Audit(control, hidden.Template).Findings;
                Assert.DoesNotContain(after, finding => finding.Reason.Contains("is broken and could not judge"));
                foreach (var finding in after.Where(finding => finding.Verdict == FindingVerdict.Pass))
                {
                    Assert.True(
                        before.Any(was =>
                            was.Verdict is FindingVerdict.Pass or FindingVerdict.NotApplicable
                            && was.Resource == finding.Resource
                        ),
                        $"{one.Name}: {hidden.Path} is not known, and {finding.Resource?.LogicalId} passes: {finding.Reason}"
                    );
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_cases_show_each_answer_that_it_can_give(string id)
    {
        var control = Catalogue.Find(id)!;
        var shown = Cases(control).Select(one => one.Expected).ToHashSet();

        if (control is AttestedControl)
        {
            return;
        }

        Assert.Empty(control.Answers.Except(shown).Select(outcome => $"no case is {outcome}"));
        Assert.Empty(
            shown
                .Except([.. control.Answers, Outcome.NotApplicable])
                .Select(outcome => $"a case is {outcome}, which Answers does not name")
        );
    }

    [Fact]
    public void Names_agree()
    {
        var types = typeof(Catalogue)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Control)));
        Assert.Empty(
            types
                .Except(Catalogue.All.Select(control => control.GetType()))
                .Select(type => $"{type.Name} stands in no chapter")
        );
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(control => control.Id).Distinct().Count());

        var files = ControlCase.Files.Select(path => Path.GetFileName(path)[..^".cases.json".Length]).ToHashSet();
        var controls = Catalogue.All.Select(control => control.GetType().Name).ToHashSet();
        Assert.Empty(files.Except(controls).Select(name => $"{name}.cases.json has no control"));
        Assert.Empty(
            Catalogue
                .All.Where(control => control is not AttestedControl && !files.Contains(control.GetType().Name))
                .Select(control => $"{control.Id} has no cases")
        );
        var citations = typeof(Catalogue)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == "Ringfence.Controls.Frameworks")
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(Citation))
            .Select(property => (Citation)property.GetValue(null)!)
            .ToHashSet();
        Assert.Empty(
            Catalogue.All.SelectMany(control =>
                control.Cites.Where(cite => !citations.Contains(cite)).Select(cite => $"{control.Id} cites {cite}")
            )
        );
    }

    private static IEnumerable<ControlCase> Cases(Control control)
    {
        var file = ControlCase.Files.FirstOrDefault(path =>
            Path.GetFileName(path) == control.GetType().Name + ".cases.json"
        );
        return file is null ? [] : ControlCase.Of(file);
    }
}
