using System.Diagnostics;

namespace Ringfence.Posture.Readers;

/// <summary>A value of a JSON or YAML file as it is written, with its place. Lines and columns count from 1, columns in UTF-16 code units.</summary>
[DebuggerDisplay("{Kind} {Text} {Line}:{Column}")]
internal sealed class Node
{
    private static readonly List<Node> NoItems = [];
    private static readonly List<NodeMember> NoMembers = [];

    private Node(NodeKind kind, string text, List<Node> items, List<NodeMember> members, int line, int column) =>
        (Kind, Text, Items, Members, Line, Column) = (kind, text, items, members, line, column);

    public NodeKind Kind { get; }

    /// <summary>A text, or a number or truth value as it is written; empty for all else.</summary>
    public string Text { get; }

    public List<Node> Items { get; }

    public List<NodeMember> Members { get; }

    public int Line { get; }

    public int Column { get; }

    public bool IsMap => Kind == NodeKind.Map;

    public bool IsText => Kind == NodeKind.Text;

    /// <summary>An entry of a map by its name; null where there is none.</summary>
    public Node? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    public static Node Scalar(NodeKind kind, string text, int line, int column) =>
        new(kind, text, NoItems, NoMembers, line, column);

    public static Node List(List<Node> items, int line, int column) =>
        new(NodeKind.List, "", items, NoMembers, line, column);

    public static Node Map(List<NodeMember> members, int line, int column) =>
        new(NodeKind.Map, "", NoItems, members, line, column);

    /// <summary>A map of one entry at this node's place: how a short tag is written out.</summary>
    public static Node Call(string function, Node argument) =>
        Map([new NodeMember(function, argument, argument.Line, argument.Column)], argument.Line, argument.Column);

    /// <summary>The same map with other entries.</summary>
    public Node With(List<NodeMember> members) => Map(members, Line, Column);
}
