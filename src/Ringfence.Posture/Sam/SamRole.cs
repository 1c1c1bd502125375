using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary>The role that SAM makes where a function or state machine names none.</summary>
internal static class SamRole
{
    /// <summary>The role made, if any, and what the resource's own <c>Role</c> is.</summary>
    public static (NodeMember? Made, Node Arn) Of(SamResource resource, string service)
    {
        if (resource["Role"] is { } named)
        {
            return (null, named);
        }

        var id = $"{resource.Id}Role";
        List<Node> managed = [];
        List<Node> inline = [];
        var policies = resource["Policies"];
        foreach (
            var policy in policies?.Kind == NodeKind.List ? policies.Items
            : policies is null ? []
            : [policies]
        )
        {
            Sort(resource, policy, managed, inline);
        }

        var role = resource.Make(
            id,
            "AWS::IAM::Role",
            ("AssumeRolePolicyDocument", Trust(resource, service)),
            ("ManagedPolicyArns", managed.Count > 0 ? resource.List(managed) : null),
            ("Policies", inline.Count > 0 ? resource.List(inline) : null),
            ("PermissionsBoundary", resource["PermissionsBoundary"]),
            ("Tags", resource.Tags())
        );
        return (role, resource.Call("Fn::GetAtt", resource.Text(id), resource.Text("Arn")));
    }

    private static void Sort(SamResource resource, Node policy, List<Node> managed, List<Node> inline)
    {
        if (policy.IsText)
        {
            managed.Add(
                policy.Text.StartsWith("arn:", StringComparison.Ordinal)
                    ? policy
                    : Node.Scalar(NodeKind.Text, $"arn:aws:iam::aws:policy/{policy.Text}", policy.Line, policy.Column)
            );
        }
        else if (
            policy.Members
            is [{ Name: "Ref" or "Fn::GetAtt" or "Fn::Sub" or "Fn::If" or "Fn::Join" or "Fn::ImportValue" }]
        )
        {
            managed.Add(policy);
        }
        else
        {
            // SAM's policy templates are narrow statements, which are not written out here.
            var document = policy["Statement"] is null
                ? resource.Call("Fn::Transform", resource.Text("SAM policy template"))
                : policy;
            inline.Add(
                resource.Map(
                    ("PolicyName", resource.Text($"{resource.Id}RolePolicy{inline.Count}")),
                    ("PolicyDocument", document)
                )
            );
        }
    }

    private static Node Trust(SamResource resource, string service) =>
        resource.Map(
            ("Version", resource.Text("2012-10-17")),
            (
                "Statement",
                resource.List(
                    resource.Map(
                        ("Effect", resource.Text("Allow")),
                        ("Principal", resource.Map(("Service", resource.Text(service)))),
                        ("Action", resource.Text("sts:AssumeRole"))
                    )
                )
            )
        );
}
