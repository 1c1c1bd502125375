using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Posture;

namespace Ringfence.Tests.Controls;

/// <summary>What holds for every change that a control hands out.</summary>
public class FixLaws
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Select(control => control.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_fix_turns_its_finding_into_a_Pass(string id)
    {
        var control = Catalogue.Find(id)!;
        var file = ControlCase.Files.FirstOrDefault(path =>
            Path.GetFileName(path) == control.GetType().Name + ".cases.json"
        );
        foreach (var one in file is null ? [] : ControlCase.Of(file).Where(one => one.Expected == Outcome.Fail))
        {
            var template = Paths.WholeTemplate(control, one);
            foreach (var finding in ControlCase.Audit(control, template).Findings)
            {
                if (
                    finding is { Verdict: FindingVerdict.Fail, Fix: { Changes.Count: > 0 } fix, Resource: { } resource }
                )
                {
                    var changed = FixedTemplate.Of(template, resource.LogicalId, fix);

                    var after = ControlCase
                        .Audit(control, changed)
                        .Findings.Where(each => each.Resource?.LogicalId == resource.LogicalId);

                    Assert.All(
                        after,
                        each =>
                            Assert.True(
                                each.Verdict is FindingVerdict.Pass,
                                $"{one.Name}: {resource.LogicalId} is {each.Verdict} after its fix: {each.Reason}\n{changed}"
                            )
                    );
                }
            }
        }
    }
}
