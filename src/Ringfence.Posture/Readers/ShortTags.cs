namespace Ringfence.Posture.Readers;

/// <summary>CloudFormation's short forms of intrinsic functions in YAML.</summary>
internal static class ShortTags
{
    /// <summary>The value with its tag written out as a function; tags of YAML itself (<c>!!str</c>) change nothing here.</summary>
    public static Node Apply(string tag, Node node)
    {
        if (tag.Length < 2 || tag[0] != '!' || tag[1] == '!')
        {
            return tag.EndsWith(":str", StringComparison.Ordinal) && node.Kind is NodeKind.Number or NodeKind.Boolean
                ? Node.Scalar(NodeKind.Text, node.Text, node.Line, node.Column)
                : node;
        }

        var name = tag[1..];
        return name switch
        {
            "Ref" or "Condition" => Node.Call(name, node),
            "GetAtt" when node.IsText => Node.Call("Fn::GetAtt", Attribute(node)),
            _ => Node.Call("Fn::" + name, node),
        };
    }

    private static Node Attribute(Node node)
    {
        var dot = node.Text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? node
            : Node.List([Part(node, 0, dot), Part(node, dot + 1, node.Text.Length)], node.Line, node.Column);
    }

    private static Node Part(Node node, int from, int to) =>
        Node.Scalar(NodeKind.Text, node.Text[from..to], node.Line, node.Column);
}
