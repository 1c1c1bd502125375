using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Intrinsics;

/// <summary>One turn of an <c>Fn::ForEach</c>: a body with the loop's variable replaced.</summary>
/// <param name="name">The variable.</param>
/// <param name="value">Its value in this turn.</param>
/// <param name="more">Counts a value; false once there are too many.</param>
internal sealed class LoopVariable(string name, string value, Func<bool> more)
{
    private readonly string _plain = $"${{{name}}}";
    private readonly string _alphanumeric = $"&{{{name}}}";

    public Node In(Node node)
    {
        if (!more())
        {
            return node;
        }

        switch (node.Kind)
        {
            case NodeKind.Text:
                var text = Text(node.Text);
                return text == node.Text ? node : Node.Scalar(NodeKind.Text, text, node.Line, node.Column);
            case NodeKind.List:
                return Node.List([.. node.Items.Select(In)], node.Line, node.Column);
            case NodeKind.Map when node.Members is [{ Name: "Ref", Value.Text: var of }] && of == name:
                return Node.Scalar(NodeKind.Text, value, node.Line, node.Column);
            case NodeKind.Map:
                return node.With([
                    .. node.Members.Select(member =>
                        member with
                        {
                            Name = Text(member.Name),
                            Value = In(member.Value),
                        }
                    ),
                ]);
            default:
                return node;
        }
    }

    private string Text(string text) =>
        text.Replace(_plain, value, StringComparison.Ordinal)
            .Replace(_alphanumeric, string.Concat(value.Where(char.IsAsciiLetterOrDigit)), StringComparison.Ordinal);
}
