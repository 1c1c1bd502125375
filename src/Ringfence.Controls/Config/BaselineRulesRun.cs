using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Config;

internal sealed class BaselineRulesRun()
    : EstateControl(
        "AWS::Config::ConfigRule",
        "AWS::Config::ConformancePack",
        "AWS::Config::OrganizationConformancePack"
    )
{
    public override string Title => "The five baseline rules run";

    public override string Why =>
        "They watch what a template no longer tells once it is deployed: TLS, encryption, the root user, the trail.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["cfg-baseline-rules"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.Evaluation,
        Hipaa.RiskManagement,
        Soc2.CC7_1,
        Nist80053.CA_7,
        Nist80053.CM_6,
        Iso27001.A_8_9,
        Iso27001.A_5_36,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var pack = estate
            .OfTypes("AWS::Config::ConformancePack", "AWS::Config::OrganizationConformancePack")
            .FirstOrDefault();
        var rules = estate.OfType("AWS::Config::ConfigRule");
        if (rules.Count == 0)
        {
            yield return Whole(
                pack is null
                    ? estate.Absent("the five baseline Config rules")
                    : Verdict.Pass($"The conformance pack {pack.LogicalId} is deployed.")
            );
            yield break;
        }

        var missing = Baseline
            .Where(rule => !Truth.Any(rules, each => each["Source.SourceIdentifier"].Is(rule)).IsYes)
            .ToList();
        yield return Whole(
            missing.Count == 0 || pack is not null
                ? Verdict.Pass("The baseline rules are deployed.")
                : estate.Absent($"the Config rule(s) {string.Join(", ", missing)}")
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("config.amazonaws.com", "PutConfigRule")], [new("config.amazonaws.com", "DeleteConfigRule")]);

    // The managed rule cloudtrail-enabled has the identifier CLOUD_TRAIL_ENABLED.
    private static readonly string[] Baseline =
    [
        "S3_BUCKET_SSL_REQUESTS_ONLY",
        "RDS_STORAGE_ENCRYPTED",
        "ENCRYPTED_VOLUMES",
        "ROOT_ACCOUNT_MFA_ENABLED",
        "CLOUD_TRAIL_ENABLED",
    ];
}
