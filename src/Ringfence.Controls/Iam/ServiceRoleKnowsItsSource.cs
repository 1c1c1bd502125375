using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Iam;

internal sealed class ServiceRoleKnowsItsSource() : ResourceControl("AWS::IAM::Role")
{
    public override string Title => "A role for a service is taken only on behalf of this account";

    public override string Why =>
        "Without a source condition the service can be made to use the role for another customer's request (the confused deputy).";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> ToldBy => ["bedrock-role-knows-its-source"];

    public override IReadOnlyList<string> Requirements => ["iam-bedrock-trust-scoped"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.PersonAuthentication,
            Hipaa.AccessControl,
            Soc2.CC6_1,
            Soc2.CC6_3,
            Nist80053.AC_6,
            Nist80053.IA_9,
            Iso27001.A_8_3,
            Iso27001.A_5_16,
        ];

    public override Construction Build => Construction.By("GatewayRole");

    public override Verdict Check(Resource resource)
    {
        var document = resource.Policy("AssumeRolePolicyDocument");
        if (
            !document.IsKnown.IsUnknown
            && !document.Statements.Any(statement => statement.Principals.Of("Service").Any(Trust.CallsForOthers))
        )
        {
            return Verdict.NotApplicable("No service that works for resources of others takes it.");
        }

        return Trust.Judge(
            resource,
            statement =>
                Truth.Any(statement.Principals.Of("Service"), service => Trust.CallsForOthers(service))
                & !Trust.HasSource(statement),
            "Each service takes it only for a named source.",
            statement =>
                "A service may take it for any source; add aws:SourceAccount or aws:SourceArn to the condition."
        );
    }

    public override Fix? FixFor(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var statements = resource["AssumeRolePolicyDocument.Statement"];
        var changes = new List<Change>();
        for (var at = 0; at < statements.Items.Count; at++)
        {
            var path = statements.Kind == PropertyKind.List ? $"Statement[{at}]" : "Statement";
            changes.Add(
                new SetProperty(
                    $"AssumeRolePolicyDocument.{path}.Condition.StringEquals",
                    new JsonObject { ["aws:SourceAccount"] = new JsonObject { ["Ref"] = "AWS::AccountId" } }
                )
            );
        }

        return changes.Count == 1 && statements.Items[0]["Condition"].IsMissing ? new Fix(changes) : null;
    }

    public override Equivalents Equivalents =>
        new() { Prowler = ["iam_role_cross_service_confused_deputy_prevention"] };
}
