using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailCoversEveryRegion() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "A trail that is logging covers every region and the global services";

    public override string Why =>
        "Activity in a region without a trail leaves no record: stolen credentials are tried in unused regions first.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["ct-multi-region"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.ActivityReview,
        Hipaa.WorkforceAuthorization,
        Soc2.CC7_2,
        Soc2.CC7_3,
        Nist80053.AU_2,
        Nist80053.AU_3,
        Nist80053.AU_12,
        Nist80053.AC_2_4,
        Iso27001.A_8_15,
    ];

    public override Construction Build =>
        Construction.Set("IsMultiRegionTrail", true).And("IncludeGlobalServiceEvents", true).And("IsLogging", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws cloudtrail update-trail --name NAME --is-multi-region-trail --include-global-service-events && aws cloudtrail start-logging --name NAME",
        };

    public override Verdict Check(Resource resource)
    {
        var (everywhere, globally, logging) = (
            resource["IsMultiRegionTrail"],
            resource["IncludeGlobalServiceEvents"],
            resource["IsLogging"]
        );

        // A multi-region trail records global services' events unless told not to (CloudTrail User Guide).
        return Verdict
            .Of(
                everywhere.IsTrue & !globally.IsFalse & !logging.IsFalse,
                "The trail is logging in every region, global services included.",
                $"IsMultiRegionTrail is {everywhere}, IncludeGlobalServiceEvents {globally}, IsLogging {logging}; all must be true."
            )
            .At(everywhere);
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("cloudtrail.amazonaws.com", "CreateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.isMultiRegionTrail"] = "true" },
                },
                new("cloudtrail.amazonaws.com", "StartLogging"),
            ],
            [
                new("cloudtrail.amazonaws.com", "StopLogging"),
                new("cloudtrail.amazonaws.com", "DeleteTrail"),
                new("cloudtrail.amazonaws.com", "UpdateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.isMultiRegionTrail"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["multi-region-cloudtrail-enabled"],
            Guard = ["MULTI_REGION_CLOUD_TRAIL_ENABLED"],
            Checkov = ["CKV_AWS_67"],
            Prowler = ["cloudtrail_multi_region_enabled"],
        };
}
