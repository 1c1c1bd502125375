using System.Text.Json.Nodes;
using Ringfence.Controls;
using Ringfence.Posture.Terraform;
using Ringfence.Tests.Controls;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Terraform;

/// <summary>What holds for the whole table of Terraform's types.</summary>
public class TerraformLaws
{
    private static readonly string Unsaid = Path.Combine(
        Repository.Root,
        "tests/Ringfence.Tests/Posture/Terraform/not-said-in-terraform.txt"
    );

    public static TheoryData<string> Ids =>
        [.. Catalogue.All.Where(control => control is not AttestedControl).Select(control => control.Id)];

    [Fact]
    public void Every_attribute_of_the_table_is_one_that_the_provider_has()
    {
        Assert.Empty(TerraformRules.All.Keys.Except(ProviderAttributes.Types.Keys));
        Assert.Empty(
            TerraformRules.All.SelectMany(rule =>
                rule.Value.Paths.Keys.Where(path => ProviderAttributes.Find(rule.Key, path) is null)
                    .Select(path => $"{rule.Key} has no {path}")
            )
        );
        Assert.Empty(
            TerraformRules
                .All.Values.Where(rule => rule.Whole is { } whole && TerraformRules.For(whole.Type)?.Type is null)
                .Select(rule => $"{rule.Whole} is no type of the table")
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_plan_is_judged_as_the_template_that_says_the_same(string id)
    {
        var control = Catalogue.Find(id)!;
        var file = ControlCase.Files.Single(path => Path.GetFileName(path) == control.GetType().Name + ".cases.json");
        var wrong = new List<string>();
        foreach (var one in ControlCase.Of(file))
        {
            var template = Paths.WholeTemplate(control, one);
            var plan = new PlannedCase(template);
            if (plan.Unsaid.Count > 0)
            {
                continue;
            }

            var subject = control is EstateControl ? null : (string?)one.Body["subject"] ?? "Subject";
            var (outcome, reason) = one.Answer(control, plan.Plan, subject is null ? null : plan.Address(subject));

            // What a plan tells less of is known less: a policy with a function in it is not known at all.
            var less = plan.Blurred || control.Build.Sets.Any(set => set.Path.StartsWith('@'));
            if (outcome != one.Expected && !(less && outcome is Outcome.Unknown or Outcome.NotApplicable))
            {
                wrong.Add(
                    $"{one.Name}: {one.Expected} as a template, {outcome} as a plan: {reason}\n{plan.Plan.ToJsonString()}"
                );
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void What_a_plan_does_not_say_is_listed()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var said = 0;
        foreach (var one in ControlCase.Files.SelectMany(ControlCase.Of))
        {
            var control = Catalogue.All.Single(each => each.GetType().Name == one.Control);
            if (control is AttestedControl)
            {
                continue;
            }

            var plan = new PlannedCase(Paths.WholeTemplate(control, one));
            found.UnionWith(plan.Unsaid);
            said += plan.Unsaid.Count == 0 ? 1 : 0;
        }

        var listed = File.ReadLines(Unsaid).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
        var missing = found.Except(listed).ToList();
        Assert.True(missing.Count == 0, "not said in a plan, and not listed:\n" + string.Join('\n', missing));
        Assert.Empty(listed.Except(found).Select(one => $"{one} is said, or no case has it"));
        Assert.True(said > 1500, $"{said} cases can be written as plans");
    }
}
