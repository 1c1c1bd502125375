using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Detection;

internal sealed class StandardIsMeasured()
    : EstateControl(
        "AWS::SecurityHub::Standard",
        "AWS::Config::ConformancePack",
        "AWS::Config::OrganizationConformancePack"
    )
{
    public override string Title => "A standard that maps to HIPAA is measured all the time";

    public override string Why =>
        "An audit once a year finds what was wrong for a year. Security Hub has no HIPAA standard: NIST 800-53, or Config's HIPAA pack, is the one that runs.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["det-hipaa-standard"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.Evaluation, Soc2.CC4_1, Soc2.CC7_1, Nist80053.CA_2, Nist80053.CA_7, Iso27001.A_5_36];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        var found = estate
            .OfTypes(ResourceTypes)
            .FirstOrDefault(resource =>
                Measures(resource["StandardsArn"].Text, "nist-800-53", "aws-foundational-security")
                || Measures(
                    resource["ConformancePackName"].Text
                        + resource["OrganizationConformancePackName"].Text
                        + resource["TemplateS3Uri"].Text
                        + resource["TemplateBody"].Text,
                    "hipaa"
                )
            );
        yield return found is null
            ? Whole(
                estate.Absent(
                    "a Security Hub standard that maps to HIPAA (NIST 800-53 r5, FSBP), or Config's HIPAA conformance pack"
                )
            )
            : new Judgement(found, Verdict.Pass($"{found.LogicalId} is measured all the time."));
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("securityhub.amazonaws.com", "BatchEnableStandards"),
                new("config.amazonaws.com", "PutConformancePack"),
            ],
            [
                new("securityhub.amazonaws.com", "BatchDisableStandards"),
                new("config.amazonaws.com", "DeleteConformancePack"),
            ]
        );

    private static bool Measures(string text, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
