using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketHasNoGrants() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Access to objects is decided by policies alone";

    public override string Why => "A list of grants is set object by object, and read by nobody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.AccessEstablishment, Soc2.CC6_1, Nist80053.AC_3, Nist80053.AC_6, Iso27001.A_8_3];

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) =>
        new([
            new RemoveProperty("AccessControl"),
            new SetProperty(
                "OwnershipControls",
                new JsonObject
                {
                    ["Rules"] = new JsonArray(new JsonObject { ["ObjectOwnership"] = "BucketOwnerEnforced" }),
                }
            ),
        ])
        {
            Cli =
                """aws s3api put-bucket-acl --bucket NAME --acl private && aws s3api put-bucket-ownership-controls --bucket NAME --ownership-controls '{"Rules":[{"ObjectOwnership":"BucketOwnerEnforced"}]}'""",
        };

    public override Verdict Check(Resource resource)
    {
        var rules = resource["OwnershipControls.Rules"];
        var list = resource["AccessControl"];
        var enforced = rules.IsUnresolved
            ? Truth.Unknown
            : Truth.Any(
                rules.Items,
                rule => rule.IsUnresolved ? Truth.Unknown : rule["ObjectOwnership"].Is("BucketOwnerEnforced")
            );

        // Absent is BucketOwnerEnforced for new buckets since April 2023. Amazon S3 User Guide, "Controlling ownership of objects".
        return Verdict.Of(
            enforced | (rules.IsMissing & (list.IsMissing | list.Is("Private"))),
            "Lists of grants are off.",
            rules.IsMissing
                ? $"AccessControl is {list}; take it off and decide by policy."
                : "OwnershipControls must have ObjectOwnership BucketOwnerEnforced."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-acl-prohibited"],
            Guard = ["CT.S3.PR.5"],
            Checkov = ["CKV2_AWS_65"],
            Prowler = ["s3_bucket_acl_prohibited"],
        };
}
