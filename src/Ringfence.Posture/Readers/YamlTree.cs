using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ringfence.Posture.Readers;

/// <summary>
/// Reads YAML 1.1 into nodes with places: CloudFormation's short tags written out (<c>!Ref x</c> is <c>{"Ref":"x"}</c>),
/// aliases shared, merge keys merged.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>How many values a file may stand for once its aliases are followed: a bomb multiplies them.</summary>
    public const int MaxValues = 1_000_000;

    // Aliases stack what is written deeper than the text nests; who walks the nodes has a stack of a thread.
    private const int MaxAliasedDepth = 1_000;

    private readonly IParser _parser;
    private readonly Dictionary<string, (Node Node, int Size, int Height)> _anchors = new(StringComparer.Ordinal);
    private int _values;
    private int _deepest; // of the value that is being read

    private YamlTree(TextReader text) => _parser = new Parser(new Scanner(text, skipComments: true));

    /// <summary>The documents of a file.</summary>
    /// <exception cref="UnreadableException">It is no YAML, or stands for too much.</exception>
    public static List<Node> Read(TextReader text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Documents();
        }
        catch (YamlException error)
        {
            throw new UnreadableException(
                $"no valid YAML here: {Reason(error)}",
                (int)error.Start.Line,
                (int)error.Start.Column
            );
        }
    }

    private static string Reason(YamlException error)
    {
        // The parser's message begins with its own place.
        var message = error.Message;
        var colon = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return colon < 0 ? message : message[(colon + 3)..];
    }

    private List<Node> Documents()
    {
        var documents = new List<Node>();
        _parser.MoveNext();
        while (_parser.MoveNext() && _parser.Current is not StreamEnd)
        {
            _parser.MoveNext();
            _anchors.Clear();
            documents.Add(Value(0));
            _parser.MoveNext();
        }

        return documents;
    }

    private Node Value(int depth)
    {
        var at = _parser.Current!;
        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        if (depth > JsonTree.MaxDepth)
        {
            throw new UnreadableException($"nests deeper than {JsonTree.MaxDepth} levels", line, column);
        }

        var before = Count(1, line, column);
        var deepest = _deepest;
        _deepest = depth;
        Node node;
        switch (at)
        {
            case AnchorAlias alias:
                node = Alias(alias, depth, line, column);
                _deepest = Math.Max(deepest, _deepest);
                return node;
            case Scalar scalar:
                node = YamlScalar.Read(scalar, line, column);
                break;
            case SequenceStart:
                var items = new List<Node>();
                while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
                {
                    items.Add(Value(depth + 1));
                }

                node = Node.List(items, line, column);
                break;
            default:
                node = Map(depth, line, column);
                break;
        }

        if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
        {
            node = ShortTags.Apply(tag.Value, node);
        }

        if (at is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = (node, _values - before, _deepest - depth);
        }

        _deepest = Math.Max(deepest, _deepest);
        return node;
    }

    private Node Map(int depth, int line, int column)
    {
        var members = new List<NodeMember>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        List<Node>? merged = null;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Value(depth + 1);
            if (key.Kind is NodeKind.List or NodeKind.Map)
            {
                throw new UnreadableException("a name of a map must be a text", key.Line, key.Column);
            }

            _parser.MoveNext();
            var value = Value(depth + 1);
            if (key.Text == "<<")
            {
                (merged ??= []).AddRange(value.Kind == NodeKind.List ? value.Items : [value]);
                continue;
            }

            if (!names.TryAdd(key.Text, members.Count))
            {
                throw new UnreadableException($"the name \"{key.Text}\" stands twice in one map", key.Line, key.Column);
            }

            members.Add(new NodeMember(key.Text, value, key.Line, key.Column));
        }

        foreach (var member in (merged ?? []).SelectMany(map => map.Members))
        {
            // What the map says itself goes before what is merged into it, and the first merged before the next.
            if (names.TryAdd(member.Name, members.Count))
            {
                members.Add(member);
            }
        }

        return Node.Map(members, line, column);
    }

    private Node Alias(AnchorAlias alias, int depth, int line, int column)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw new UnreadableException($"*{alias.Value.Value} names no anchor that stands before it", line, column);
        }

        Count(anchored.Size, line, column);
        _deepest = depth + anchored.Height;
        return _deepest <= MaxAliasedDepth
            ? anchored.Node
            : throw new UnreadableException(
                $"nests deeper than {MaxAliasedDepth:N0} levels once its aliases are followed",
                line,
                column
            );
    }

    private int Count(int more, int line, int column)
    {
        var before = _values;
        if (more > MaxValues - _values)
        {
            throw new UnreadableException(
                $"stands for more than {MaxValues:N0} values once its aliases are followed",
                line,
                column
            );
        }

        _values += more;
        return before;
    }
}
