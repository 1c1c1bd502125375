using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Sam;

/// <summary>
/// Writes <c>AWS::Serverless::*</c> resources out into the resources that the SAM transform makes of them, as far as
/// controls read those. Every value keeps its place in the file. AWS SAM specification, 2016-10-31.
/// </summary>
internal static class SamTransform
{
    public const string Prefix = "AWS::Serverless::";

    /// <summary>The template's <c>Resources</c> with serverless types written out.</summary>
    public static Node? Expand(Node root)
    {
        if (
            root["Resources"] is not { } section
            || !section.Members.Exists(member =>
                member.Value["Type"]?.Text.StartsWith(Prefix, StringComparison.Ordinal) == true
            )
        )
        {
            return root["Resources"];
        }

        var resources = new List<NodeMember>(section.Members.Count + 8);
        foreach (var member in section.Members)
        {
            var type = member.Value["Type"]?.Text ?? "";
            if (!type.StartsWith(Prefix, StringComparison.Ordinal))
            {
                resources.Add(member);
                continue;
            }

            var kind = type[Prefix.Length..];
            var resource = new SamResource(member, Merged(root["Globals"]?[kind], member.Value["Properties"]));
            resources.AddRange(
                kind switch
                {
                    "Function" => SamFunction.Expand(resource),
                    "Api" => SamApi.Rest(resource),
                    "HttpApi" => SamApi.Http(resource),
                    "SimpleTable" => SamTable.Expand(resource),
                    "StateMachine" => SamStateMachine.Expand(resource),
                    _ => [member],
                }
            );
        }

        return section.With(Distinct(resources));
    }

    // Two functions share the API that neither names.
    private static List<NodeMember> Distinct(List<NodeMember> resources)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        resources.RemoveAll(member => !seen.Add(member.Name));
        return resources;
    }

    // SAM: a resource's own value goes before the global one; maps are merged, lists joined.
    private static Node? Merged(Node? global, Node? own)
    {
        if (global is null || own is null)
        {
            return own ?? global;
        }

        if (global.Kind == NodeKind.List && own.Kind == NodeKind.List)
        {
            return Node.List([.. global.Items, .. own.Items], own.Line, own.Column);
        }

        if (!global.IsMap || !own.IsMap || IsCall(own) || IsCall(global))
        {
            return own;
        }

        var members = own
            .Members.Select(member => member with { Value = Merged(global[member.Name], member.Value)! })
            .ToList();
        members.AddRange(global.Members.Where(member => own[member.Name] is null));
        return own.With(members);
    }

    private static bool IsCall(Node node) =>
        node.Members is [var only] && (only.Name == "Ref" || only.Name.StartsWith("Fn::", StringComparison.Ordinal));
}
