using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class EnforcedGuardrailCoversEverything()
    : ResourceControl("AWS::Bedrock::EnforcedGuardrailConfiguration")
{
    public override string Title => "The enforced guardrail looks at every part of every call";

    public override string Why =>
        "Under SELECTIVE guarding the caller says which part is looked at; a model on the excluded list is not guarded at all.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["gr-enforced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AccessControl,
            Hipaa.RiskManagement,
            Soc2.CC6_1,
            Soc2.CC6_8,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.CM_5,
            Iso27001.A_8_3,
            Iso27001.A_8_26,
        ];

    public override Construction Build =>
        Construction
            .Set("SelectiveContentGuarding.System", "COMPREHENSIVE")
            .And("SelectiveContentGuarding.Messages", "COMPREHENSIVE");

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource["ModelEnforcement"].IsMissing
            ? new Fix([.. Build.Sets])
            : new Fix([.. Build.Sets, new RemoveProperty("ModelEnforcement")])
            {
                Mind = "It is enforced for every model then, those that were left out among them.",
            };
    }

    public override Verdict Check(Resource resource)
    {
        var selective =
            IsSelective(resource["SelectiveContentGuarding.System"])
            | IsSelective(resource["SelectiveContentGuarding.Messages"]);
        var excluded = Truth.Any(resource["ModelEnforcement.ExcludedModels"].Items, model => !model.IsLike("NONE"));
        var included = resource["ModelEnforcement.IncludedModels"];
        var some = included.HasItems & !Truth.Any(included.Items, model => model.IsLike("ALL") | model.Is("*"));
        return Verdict.Of(
            !selective & !excluded & !some,
            "It looks at everything, for every model.",
            selective.IsYes
                ? "SelectiveContentGuarding is SELECTIVE; make it COMPREHENSIVE."
                : "ModelEnforcement leaves models out; enforce it for all, or say why not.",
            "SelectiveContentGuarding or ModelEnforcement is not said, or known only when deployed; make it COMPREHENSIVE, for all models."
        );
    }

    // AWS does not say what holds where it is absent.
    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-enforced"] };

    private static Truth IsSelective(PropertyValue guarding) =>
        guarding.IsMissing ? Truth.Unknown : guarding.Is("SELECTIVE");
}
