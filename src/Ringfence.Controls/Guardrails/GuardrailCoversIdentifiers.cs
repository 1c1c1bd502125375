using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Guardrails;

internal sealed class GuardrailCoversIdentifiers() : ResourceControl("AWS::Bedrock::Guardrail")
{
    public override string Title => "The guardrail masks or blocks every identifier of a person that it can find";

    public override string Why =>
        "An entity whose action is NONE, or a filter for AWS keys alone, lets every name and record number through.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["gr-pii-redaction"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.SafeHarbor,
            Hipaa.MinimumNecessary,
            Hipaa.AccessControl,
            Soc2.C1_1,
            Soc2.P4_2,
            Soc2.CC6_8,
            Nist80053.SI_15,
            Nist80053.SI_19,
            Nist80053.PT_7,
            Nist80053.AC_4,
            Iso27001.A_8_11,
            Iso27001.A_8_12,
            Iso27001.A_5_34,
            Gdpr.DataMinimisation,
            Gdpr.ByDesign,
            Iso42001.A_6_2_6,
        ];

    public override Construction Build { get; } = Sets();

    public override Verdict Check(Resource resource)
    {
        var config = resource["SensitiveInformationPolicyConfig"];
        if (!config.IsPresent.IsYes)
        {
            return Verdict.Property(
                "SensitiveInformationPolicyConfig",
                config,
                config.IsPresent,
                "set, with all identifiers"
            );
        }

        var open = new List<string>();
        var unknown = new List<string>();
        foreach (var identifier in SafeHarborIdentifier.All)
        {
            var covered = Truth.All(
                identifier.Entities,
                entity => GuardrailRule.ActsBothWays(config[$"PiiEntitiesConfig[Type={entity}]"])
            );
            if (identifier.Expression is { } expression)
            {
                covered &= IdentifierExpressions.Cover(config["RegexesConfig"], Words[expression]);
            }

            if (!covered.IsYes)
            {
                (covered.IsNo ? open : unknown).Add($"{identifier.Name} ({identifier.Letter})");
            }
        }

        return open.Count > 0
                ? Verdict.Fail($"It does not mask or block, both ways: {string.Join(", ", open)}.").At(config)
            : unknown.Count > 0
                ? Verdict
                    .Unknown(
                        $"Whether it masks or blocks these cannot be told: {string.Join(", ", unknown)}. Name or describe the expressions by what they find."
                    )
                    .At(config)
            : Verdict.Pass("It masks or blocks, both ways, every identifier of 164.514(b)(2) that a text can hold.");
    }

    public override Equivalents Equivalents => new() { Foundation = ["bedrock-guardrail-unweakened"] };

    private static readonly (string Name, string Pattern)[] Expressions =
    [
        ("MedicalRecordNumber", IdentifierExpressions.RecordNumber),
        ("HealthPlanNumber", IdentifierExpressions.PlanNumber),
        ("Date", IdentifierExpressions.Date),
    ];

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var changes = new List<Change>(Build.Sets);
        foreach (var set in Build.Sets)
        {
            // What stands on one side alone overrides the action that is set here.
            var rule = set.Path[..set.Path.LastIndexOf('.')];
            foreach (var side in new[] { "Input", "Output" })
            {
                if (!resource[rule + $".{side}Action"].IsMissing)
                {
                    changes.Add(new SetProperty(rule + $".{side}Action", "ANONYMIZE"));
                }

                if (!resource[rule + $".{side}Enabled"].IsMissing)
                {
                    changes.Add(new SetProperty(rule + $".{side}Enabled", true));
                }
            }
        }

        return new Fix(changes)
        {
            Mind =
                "Answers will hold {NAME} and the like in place of what was masked. Publish a new version and test it before applications use it.",
        };
    }

    public override EvidenceQuery Evidence => new([], [new("bedrock.amazonaws.com", "UpdateGuardrail")]);

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["date"] = ["date", "dob", "birth", "admission", "discharge", @"\d{4}-\d{2}-\d{2}"],
        ["record"] = ["mrn", "record", "chart", "patient id", "patientid", "patient_id", "patient-id"],
        ["plan"] = ["plan", "member", "beneficiary", "subscriber", "insurance", "medicare", "medicaid", "mbi"],
    };

    private static Construction Sets()
    {
        Construction? sets = null;
        foreach (
            var entity in SafeHarborIdentifier
                .All.SelectMany(identifier => identifier.Entities)
                .Distinct(StringComparer.Ordinal)
        )
        {
            var path = $"SensitiveInformationPolicyConfig.PiiEntitiesConfig[Type={entity}].Action";
            sets = sets is null ? Construction.Set(path, "ANONYMIZE") : sets.And(path, "ANONYMIZE");
        }

        foreach (var (name, pattern) in Expressions)
        {
            var path = $"SensitiveInformationPolicyConfig.RegexesConfig[Name={name}]";
            sets = sets!.And(path + ".Pattern", pattern).And(path + ".Action", "ANONYMIZE");
        }

        return sets!;
    }
}
