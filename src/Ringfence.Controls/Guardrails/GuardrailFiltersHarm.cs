using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailFiltersHarm() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail filters harmful content of every kind, strongly, both ways";

    public override string Why => "A filter at LOW strength, or one that only reports, lets most of it through.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["gr-content-filters"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.MaliciousSoftware,
            Soc2.CC6_8,
            Nist80053.SI_10,
            Nist80053.SI_15,
            Nist80053.SI_3,
            Iso27001.A_8_26,
            Iso27001.A_8_7,
            Iso42001.A_9_2,
        ];

    public override Construction Build { get; } = Sets();

    public override Verdict Check(Resource resource)
    {
        var filters = resource["ContentPolicyConfig.FiltersConfig"];
        var strong = Truth.All(Kinds, kind => IsStrong(resource[$"ContentPolicyConfig.FiltersConfig[Type={kind}]"]));
        var weak = Array.Find(
            Kinds,
            kind => IsStrong(resource[$"ContentPolicyConfig.FiltersConfig[Type={kind}]"]).IsNo
        );
        return Verdict
            .Of(
                strong,
                "Every kind of harmful content is filtered at MEDIUM or HIGH, both ways.",
                $"{weak} is not filtered at MEDIUM or HIGH on both sides, or its filter is switched off or only reports."
            )
            .At(filters);
    }

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var changes = new List<Change>(Build.Sets);
        foreach (var kind in Kinds)
        {
            changes.AddRange(
                FilterSides.Mended(resource, $"ContentPolicyConfig.FiltersConfig[Type={kind}]", ["Input", "Output"])
            );
        }

        return new Fix(changes)
        {
            Mind = "Publish a new version and test it before applications use it: HIGH refuses some clinical language.",
        };
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-unweakened"] };

    private static readonly string[] Kinds = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"];

    private static Truth IsStrong(PropertyValue filter) =>
        filter["InputStrength"].IsOneOf("MEDIUM", "HIGH")
        & filter["OutputStrength"].IsOneOf("MEDIUM", "HIGH")
        & GuardrailRule.ActsBothWays(filter);

    private static Construction Sets()
    {
        Construction? sets = null;
        foreach (var kind in Kinds)
        {
            var path = $"ContentPolicyConfig.FiltersConfig[Type={kind}]";
            sets = (
                sets?.And(path + ".InputStrength", "HIGH") ?? Construction.Set(path + ".InputStrength", "HIGH")
            ).And(path + ".OutputStrength", "HIGH");
        }

        return sets!;
    }
}
