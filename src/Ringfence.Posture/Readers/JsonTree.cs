using System.Text;
using System.Text.Json;

namespace Ringfence.Posture.Readers;

/// <summary>Reads JSON into nodes with places. RFC 8259; no comments, no trailing commas; of two entries with one name the file is refused, as CloudFormation does.</summary>
internal ref struct JsonTree
{
    /// <summary>How deep a file may nest. CloudFormation's own limit is lower.</summary>
    public const int MaxDepth = 200;

    /// <summary>How many values a file may have: some hundred bytes of memory each. A plan of 20,000 resources has about a million.</summary>
    public const int MaxValues = 3_000_000;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private Utf8JsonReader _reader;
    private int _seen;
    private int _values;
    private int _line = 1;
    private int _column = 1;

    private JsonTree(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The whole of a file.</summary>
    /// <exception cref="UnreadableException">It is no JSON.</exception>
    public static Node Read(ReadOnlySpan<byte> bytes)
    {
        var tree = new JsonTree(bytes);
        try
        {
            tree._reader.Read();
            var root = tree.Value();
            tree._reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            throw tree.Broken(error);
        }
    }

    private UnreadableException Broken(JsonException error)
    {
        var end = _bytes.TrimEnd(" \t\r\n"u8).Length;
        var line = (int)(error.LineNumber ?? 0) + 1;
        if (error.Message.StartsWith("The maximum configured depth", StringComparison.Ordinal))
        {
            return new UnreadableException($"nests deeper than {MaxDepth} levels", line, 1);
        }

        if (_reader.BytesConsumed >= end || Rest(end))
        {
            Advance(end);
            return new UnreadableException(
                "the JSON ends before it is complete: a bracket or quote is not closed",
                _line,
                _column
            );
        }

        var column = (int)(error.BytePositionInLine ?? 0) + 1;
        return new UnreadableException($"no valid JSON here: {Reason(error.Message)}", line, column);
    }

    // The last token begins a text that never ends.
    private readonly bool Rest(int end) =>
        _bytes[(int)_reader.BytesConsumed..end].TrimStart(" \t\r\n,:"u8) is { Length: > 0 } rest
        && rest[0] == (byte)'"'
        && rest[1..].IndexOf((byte)'"') < 0;

    private static string Reason(string message)
    {
        var cut = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return cut < 0 ? message : message[..cut];
    }

    private Node Value()
    {
        Advance((int)_reader.TokenStartIndex);
        var (line, column) = (_line, _column);
        if (++_values > MaxValues)
        {
            throw new UnreadableException($"has more than {MaxValues:N0} values", line, column);
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map(line, column);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value());
                }

                return Node.List(items, line, column);
            case JsonTokenType.String:
                return Node.Scalar(NodeKind.Text, Text(line, column), line, column);
            case JsonTokenType.Number:
                return Node.Scalar(NodeKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), line, column);
            case JsonTokenType.True:
                return Node.Scalar(NodeKind.Boolean, "true", line, column);
            case JsonTokenType.False:
                return Node.Scalar(NodeKind.Boolean, "false", line, column);
            default:
                return Node.Scalar(NodeKind.Null, "", line, column);
        }
    }

    private Node Map(int line, int column)
    {
        var members = new List<NodeMember>();
        HashSet<string>? seen = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            Advance((int)_reader.TokenStartIndex);
            var (nameLine, nameColumn) = (_line, _column);
            var name = Text(nameLine, nameColumn);
            name = _names.TryGetValue(name, out var same) ? same : _names[name] = name;
            if (members.Count == 16)
            {
                seen = [.. members.Select(member => member.Name)];
            }

            if (seen is null ? Has(members, name) : !seen.Add(name))
            {
                throw new UnreadableException($"the name \"{name}\" stands twice in one map", nameLine, nameColumn);
            }

            _reader.Read();
            members.Add(new NodeMember(name, Value(), nameLine, nameColumn));
        }

        return Node.Map(members, line, column);
    }

    private readonly string Text(int line, int column)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new UnreadableException("a text here holds half a surrogate pair", line, column);
        }
    }

    private static bool Has(List<NodeMember> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    // Each byte is passed once, so places cost no more than the reading.
    private void Advance(int to)
    {
        for (; _seen < to; _seen++)
        {
            var value = _bytes[_seen];
            if (value == (byte)'\n')
            {
                _line++;
                _column = 1;
            }
            else if ((value & 0xC0) != 0x80)
            {
                _column += value >= 0xF0 ? 2 : 1;
            }
        }
    }
}
