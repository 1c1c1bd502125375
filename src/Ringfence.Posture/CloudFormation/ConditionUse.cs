using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>Which conditions a template's resources and outputs ask for.</summary>
internal static class ConditionUse
{
    public static IReadOnlyCollection<string> In(IReadOnlyList<ResourceDeclaration> resources, Node? outputs)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var resource in resources)
        {
            // Every CDK stack has one, under a condition on some thirty regions; nothing judges it.
            if (resource.Type == "AWS::CDK::Metadata")
            {
                continue;
            }

            if (resource.Condition is { } condition)
            {
                used.Add(condition);
            }

            Walk(resource.Body, used, seen);
        }

        if (outputs is not null)
        {
            Walk(outputs, used, seen);
        }

        return used;
    }

    private static void Walk(Node node, HashSet<string> used, HashSet<Node> seen)
    {
        if (node.Kind == NodeKind.Map)
        {
            if (node.Members is [{ Name: "Fn::If", Value.Items: [{ IsText: true } condition, ..] }])
            {
                used.Add(condition.Text);
            }

            if (!seen.Add(node))
            {
                return;
            }

            foreach (var member in node.Members)
            {
                Walk(member.Value, used, seen);
            }
        }
        else if (node.Kind == NodeKind.List && seen.Add(node))
        {
            foreach (var item in node.Items)
            {
                Walk(item, used, seen);
            }
        }
    }
}
