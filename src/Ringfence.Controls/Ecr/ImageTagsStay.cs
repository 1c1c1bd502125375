using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecr;

internal sealed class ImageTagsStay() : ResourceControl("AWS::ECR::Repository")
{
    public override string Title => "An image's tag stays with its image";

    public override string Why => "A tag that can be moved makes what was reviewed and what runs two things.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Soc2.CC7_1, Nist80053.CM_2, Nist80053.CM_6, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("ImageTagMutability", "IMMUTABLE");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws ecr put-image-tag-mutability --repository-name NAME --image-tag-mutability IMMUTABLE",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["ImageTagMutability"];
        return Verdict.Property("ImageTagMutability", value, value.Is("IMMUTABLE"), "IMMUTABLE");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("ecr.amazonaws.com", "PutImageTagMutability")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.imageTagMutability"] = "MUTABLE" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecr-private-tag-immutability-enabled"],
            Guard = ["ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED", "CT.ECR.PR.3"],
            Checkov = ["CKV_AWS_51"],
            Prowler = ["ecr_repositories_tag_immutability"],
        };
}
