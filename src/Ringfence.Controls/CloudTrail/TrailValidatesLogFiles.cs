using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailValidatesLogFiles() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Digest files let any change of a log file be found";

    public override string Why =>
        "Without signed digests a deleted or altered log file cannot be told from one that never was.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-log-validation"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.Integrity,
        Hipaa.DataAuthentication,
        Soc2.CC7_2,
        Soc2.PI1_5,
        Nist80053.AU_9,
        Nist80053.AU_9_3,
        Nist80053.SI_7,
        Iso27001.A_8_15,
        Iso27001.A_5_33,
    ];

    public override Construction Build => Construction.Set("EnableLogFileValidation", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws cloudtrail update-trail --name NAME --enable-log-file-validation" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["EnableLogFileValidation"];
        return Verdict.Property("EnableLogFileValidation", value, value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("cloudtrail.amazonaws.com", "CreateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.enableLogFileValidation"] = "true" },
                },
                new("cloudtrail.amazonaws.com", "UpdateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.enableLogFileValidation"] = "true" },
                },
            ],
            [
                new("cloudtrail.amazonaws.com", "UpdateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.enableLogFileValidation"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloud-trail-log-file-validation-enabled"],
            CdkNag = ["CloudTrailLogFileValidationEnabled"],
            Guard = ["CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED", "CT.CLOUDTRAIL.PR.2"],
            Checkov = ["CKV_AWS_36"],
            Prowler = ["cloudtrail_log_file_validation_enabled"],
        };
}
