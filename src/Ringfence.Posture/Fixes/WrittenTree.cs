using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ringfence.Posture.Fixes;

/// <summary>Reads where everything stands in a JSON or YAML text. JSON is YAML in brackets.</summary>
internal sealed class WrittenTree
{
    private readonly string _text;
    private readonly Parser _parser;

    private WrittenTree(string text) =>
        (_text, _parser) = (text, new Parser(new Scanner(new StringReader(text), skipComments: true)));

    /// <summary>The one document of a text.</summary>
    /// <exception cref="UneditableException">It cannot be read so.</exception>
    public static Written Read(string text)
    {
        var tree = new WrittenTree(text);
        try
        {
            while (tree._parser.MoveNext() && tree._parser.Current is StreamStart or DocumentStart) { }

            var root = tree.Value();
            return tree._parser.MoveNext() && tree._parser.MoveNext() && tree._parser.Current is DocumentStart
                ? throw new UneditableException("the file holds more than one document")
                : root;
        }
        catch (YamlException error)
        {
            throw new UneditableException(
                $"the file cannot be edited in place: {error.Message} at line {error.Start.Line}"
            );
        }
    }

    private Written Value()
    {
        var at = _parser.Current!;
        var (start, end) = ((int)at.Start.Index, (int)at.End.Index);
        var tagged =
            at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag }
            && tag.Value[0] == '!'
            && !tag.Value.StartsWith("!!", StringComparison.Ordinal);
        var anchored = at is NodeEvent { Anchor.IsEmpty: false };
        switch (at)
        {
            case AnchorAlias alias:
                return new Written(WrittenKind.Alias, start, end) { Text = alias.Value.Value };
            case Scalar scalar:
                if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
                {
                    end = start + _text.AsSpan(start, end - start).TrimEnd().Length;
                }

                return new Written(WrittenKind.Scalar, start, end)
                {
                    Text = scalar.Value,
                    IsTagged = tagged,
                    IsAnchored = anchored,
                };
            case SequenceStart list:
                return List(list, start, tagged, anchored);
            case MappingStart map:
                return Map(map, start, tagged, anchored);
            default:
                throw new UneditableException("the file holds nothing");
        }
    }

    private Written List(SequenceStart list, int start, bool tagged, bool anchored)
    {
        var items = new List<Written>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            items.Add(Value());
        }

        var flow = list.Style == SequenceStyle.Flow;
        return new Written(WrittenKind.List, start, flow || items.Count == 0 ? CurrentEnd : items[^1].End)
        {
            IsFlow = flow,
            IsTagged = tagged,
            IsAnchored = anchored,
            Items = items,
        };
    }

    private Written Map(MappingStart map, int start, bool tagged, bool anchored)
    {
        var members = new List<WrittenMember>();
        var merged = false;
        var last = start;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = Value();
            _parser.MoveNext();
            var value = Value();
            last = Math.Max(key.End, value.End);
            members.Add(new WrittenMember(key.Text, key.Start, key.End, value));
            merged |= key.Text == "<<";
        }

        var flow = map.Style == MappingStyle.Flow;
        return new Written(WrittenKind.Map, start, flow ? CurrentEnd : last)
        {
            IsFlow = flow,
            IsTagged = tagged,
            IsAnchored = anchored,
            Members = members,
            IsMerged = merged,
        };
    }

    // The parser's mark of a closing bracket stands before it.
    private int CurrentEnd
    {
        get
        {
            var at = (int)_parser.Current!.Start.Index;
            return at < _text.Length && _text[at] is ']' or '}'
                ? at + 1
                : throw new UneditableException("the end of a list or map in brackets is not where it was looked for");
        }
    }
}
