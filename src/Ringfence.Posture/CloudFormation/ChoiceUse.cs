using Ringfence.Posture.Readers;

namespace Ringfence.Posture.CloudFormation;

/// <summary>
/// The parameters with a choice of values (<c>AllowedValues</c>, no default) that stand as a value of a resource, or
/// choose one from a mapping. What only names things, in a text, a tag or a program's environment, decides no verdict.
/// </summary>
internal static class ChoiceUse
{
    public static IReadOnlyList<Parameter> In(
        IReadOnlyList<ResourceDeclaration> resources,
        Dictionary<string, Parameter> parameters
    )
    {
        var used = new List<Parameter>();
        if (!parameters.Values.Any(parameter => parameter.Choices.Count > 0))
        {
            return used;
        }

        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var resource in resources)
        {
            if (resource.Body["Properties"] is { } properties)
            {
                Walk(properties);
            }
        }

        return used;

        void Walk(Node node)
        {
            if (node.Members is [{ Name: "Ref", Value: { IsText: true } name }])
            {
                if (
                    parameters.TryGetValue(name.Text, out var parameter)
                    && parameter.Choices.Count > 0
                    && !used.Contains(parameter)
                )
                {
                    used.Add(parameter);
                }

                return;
            }

            if (node.Kind is not (NodeKind.Map or NodeKind.List) || !seen.Add(node))
            {
                return;
            }

            foreach (var member in node.Members)
            {
                if (member.Name is not ("Fn::Sub" or "Fn::Join" or "Tags" or "Variables"))
                {
                    Walk(member.Value);
                }
            }

            foreach (var item in node.Items)
            {
                Walk(item);
            }
        }
    }
}
