using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.AppSync;

internal sealed class ApiIsTraced() : ResourceControl("AWS::AppSync::GraphQLApi")
{
    public override string Title => "Calls of a GraphQL API are traced";

    public override string Why => "Without traces a slow or odd call cannot be followed to what it touched.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("XrayEnabled", true);

    public override Verdict Check(Resource resource)
    {
        var value = resource["XrayEnabled"];
        return Verdict.Property("XrayEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["AppSyncTracing"] };
}
