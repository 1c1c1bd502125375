using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Lambda;

internal sealed class FunctionSaysWhereItLogs() : ResourceControl("AWS::Lambda::Function")
{
    public override string Title => "A function's log has a group that is chosen";

    public override string Why =>
        "The log group that Lambda makes by itself keeps everything for ever, under no key of yours.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var value = resource["LoggingConfig"];
        if (!value.HasItems.IsYes && FunctionLogGroups.Of(resource) is { } group)
        {
            return Verdict.Pass($"Its log group is {group.LogicalId}, which has the name that Lambda writes to.");
        }

        if (value.HasItems.IsNo && FunctionLogGroups.IsUnread(resource))
        {
            return Verdict.Unknown(
                "LoggingConfig is absent, and the name of a log group here is known only when deployed: where it is /aws/lambda/ and the function's name, the group is chosen."
            );
        }

        return Verdict.Property("LoggingConfig", value, value.HasItems, "set");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["LambdaLogging"] };
}
