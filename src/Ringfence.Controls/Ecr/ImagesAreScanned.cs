using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ecr;

internal sealed class ImagesAreScanned() : ResourceControl("AWS::ECR::Repository")
{
    public override string Title => "Images are scanned when they come in";

    public override string Why => "An image with known holes runs until somebody looks.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.Set("ImageScanningConfiguration.ScanOnPush", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws ecr put-image-scanning-configuration --repository-name NAME --image-scanning-configuration scanOnPush=true",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["ImageScanningConfiguration.ScanOnPush"];
        return Verdict.Property("ImageScanningConfiguration.ScanOnPush", value, value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("ecr.amazonaws.com", "PutImageScanningConfiguration")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.imageScanningConfiguration.scanOnPush"] = "false",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["ecr-private-image-scanning-enabled"],
            Guard = ["ECR_PRIVATE_IMAGE_SCANNING_ENABLED", "CT.ECR.PR.2"],
            Checkov = ["CKV_AWS_163"],
            Prowler = ["ecr_repositories_scan_images_on_push_enabled"],
        };
}
